import { z } from 'zod';
import { ById, Id, Language, line, Named, Version } from './common-shapes.ts';
import { route } from './route.ts';

const ProblemNames = z
  .partialRecord(Language, line(200).pipe(z.string().min(1)))
  .refine((names) => Object.keys(names).length > 0, 'A name is needed in at least one language')
  .describe('What it is called, by language; in at least one');

export const ProblemCode = z.object({
  id: Id,
  code: z.string(),
  names: z.partialRecord(Language, z.string()),
  name: z.string().describe("Its name in the caller's language, else in one it has"),
  categories: z
    .array(Named)
    .describe('Where it is used, each with all below it; none: everywhere. Names are whole paths (S1-37)'),
  priority: Named.nullable().describe('What a request with it gets at least (R8.1)'),
  rank: z.int().describe('Its place in lists; the lowest first, then by code'),
  active: z.boolean(),
  version: z.int(),
});
export type ProblemCode = z.infer<typeof ProblemCode>;

const ProblemCodeBody = z.object({
  code: line(20).pipe(z.string().min(1)),
  names: ProblemNames,
  categoryIds: z.array(Id).max(500).optional(),
  priorityId: Id.nullish(),
  rank: z.int().min(0).max(999).optional(),
  active: z.boolean().optional(),
});

export const problemCodeRoutes = {
  list: route({
    method: 'GET',
    path: '/problem-codes',
    summary: 'Problem codes',
    description: 'What exactly is wrong, in a short word; each with the categories that offer it (S1-37, S1-40).',
    access: 'signed_in',
    limitedKeys: true,
    answer: z.object({ rows: z.array(ProblemCode) }),
  }),
  create: route({
    method: 'POST',
    path: '/problem-codes',
    summary: 'Add a problem code',
    access: 'setting.edit',
    body: ProblemCodeBody.extend({ id: Id.optional() }),
    status: 201,
    answer: ProblemCode,
  }),
  edit: route({
    method: 'PATCH',
    path: '/problem-codes/{id}',
    summary: 'Change a problem code',
    description: 'Requests keep the code and the priority they have; one out of use is offered no more (R5.3).',
    access: 'setting.edit',
    stranger: 'reaches',
    params: ById,
    body: ProblemCodeBody.partial().extend({ version: Version.optional() }),
    answer: ProblemCode,
  }),
};
