import { z } from 'zod';
import { ById, Instant } from './common-shapes.ts';
import { route } from './route.ts';

const Share = z.number().min(0).max(1);

export const learningRoutes = {
  read: route({
    method: 'GET',
    path: '/centres/{id}/learning',
    summary: 'What a centre has learned from its own requests',
    description:
      'The suggestion learns from requests whose category a person chose. It is measured on requests it has not seen.',
    access: 'setting.read',
    stranger: 'reaches',
    params: ById,
    answer: z.object({
      examples: z.int().describe('Requests it has learned from'),
      trainedAt: Instant.nullable(),
      precision: z
        .object({
          tried: z.int().describe('Requests it was tried on'),
          right: Share.describe('Share of all that it had right, however sure'),
          steps: z.array(
            z.object({
              threshold: Share.describe('When it is at least so sure …'),
              precision: Share.describe('… it is right so often …'),
              coverage: Share.describe('… and decides so many'),
            }),
          ),
        })
        .nullable(),
    }),
  }),
};
