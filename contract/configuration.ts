import { z } from 'zod';
import { Instant } from './common-shapes.ts';
import { route } from './route.ts';

const Row = z.record(z.string().max(100), z.unknown());

/** The largest file taken in, in bytes: some two thousand categories with their members. */
export const maxConfigurationBytes = 16 * 1024 * 1024;

export const ConfigurationFile = z.object({
  format: z.literal('linja-configuration'),
  formatVersion: z.literal(1),
  madeAt: Instant.optional(),
  organisation: z.string().max(300).optional(),
  parts: z
    .record(z.string().max(100), z.array(Row).max(100_000))
    .describe('Rows by kind of setting. People stand as `mailto:` addresses; secrets are never in it'),
});
export type ConfigurationFile = z.infer<typeof ConfigurationFile>;

const count = z.int().min(0);

export const Comparison = z.object({
  digest: z.string().describe('Sent back with the import, which is refused when the differences are no longer these'),
  parts: z.array(
    z.object({
      part: z.string(),
      added: count,
      changed: count,
      same: count,
      onlyHere: count.describe('Not in the file; these stay as they are'),
    }),
  ),
  differences: z
    .array(
      z.object({
        part: z.string(),
        name: z.string(),
        kind: z.enum(['added', 'changed']),
        fields: z.array(z.object({ field: z.string(), old: z.unknown(), new: z.unknown() })),
      }),
    )
    .describe('The first 500, in the order of the parts'),
  more: count.describe('Differences beyond those listed'),
  unknownPeople: z
    .array(z.object({ part: z.string(), name: z.string(), person: z.string() }))
    .describe('People of the file who are not here; memberships of theirs are left out, other places stay empty'),
});
export type Comparison = z.infer<typeof Comparison>;

export const configurationRoutes = {
  read: route({
    method: 'GET',
    path: '/configuration',
    summary: 'The whole configuration as one file',
    description:
      'Centres, calendars, categories and their members, priorities, statuses, rules, mail addresses, texts, macros, signatures, shared views and rules of sign-in. Neither people, nor requests, nor secrets.',
    access: 'setting.edit',
    answer: ConfigurationFile,
  }),
  compare: route({
    method: 'POST',
    path: '/configuration/comparison',
    summary: 'What taking in a configuration would change',
    description: 'Rows are the same by id, or else by name. Nothing is written.',
    access: 'setting.edit',
    bodyLimit: maxConfigurationBytes,
    body: ConfigurationFile,
    answer: Comparison,
  }),
  take: route({
    method: 'PUT',
    path: '/configuration',
    summary: 'Take in a configuration',
    description:
      'All of it or nothing. Nothing is ever deleted: what is not in the file stays. Each change is in the log.',
    access: 'setting.edit',
    bodyLimit: maxConfigurationBytes,
    body: z.object({ file: ConfigurationFile, digest: z.string().max(200) }),
    answer: Comparison,
  }),
};
