import { z } from 'zod';

export const Id = z.uuid().describe('UUID');
export const Instant = z.iso.datetime({ offset: true }).describe('Moment in time, ISO 8601 with offset');
export const languages = ['en', 'sv', 'fi', 'nl', 'da', 'pl'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** An object named in an answer: its id and the name people know it by. */
export const Named = z.object({ id: Id, name: z.string() });
export type Named = z.infer<typeof Named>;

export const ById = z.object({ id: Id });

/** Text a person typed on one line: trimmed, no control characters or half surrogates, at most `max` characters. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/\p{Cc}+/gu, ' ')
        .trim(),
    );

/** An e-mail address as typed: blanks around it are nothing; what else it may be is decided by the address rules, on the whole. */
export const typedAddress = z
  .string()
  .max(320)
  // NUL, which cannot be kept, stays to be seen as what no address has.
  .transform((text) =>
    text
      .toWellFormed()
      .replaceAll('\u0000', '\ufffd')
      .replace(/^ +| +$/g, ''),
  );

/** Longer text: line breaks kept; NUL, which PostgreSQL cannot store, removed, as are half surrogates. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .transform((value) => value.toWellFormed().replaceAll('\u0000', '').replaceAll('\r\n', '\n').trim());

/** Number of a request, as people say it; the column that keeps it holds no larger one. */
export const RequestNumber = z.int().min(1).max(2_147_483_647);

/** The version the caller saw; a change made since is answered with `request_changed` instead of being overwritten. */
export const Version = z.int().min(1).describe('Version the caller saw');

export const PageQuery = z.object({
  after: z.string().max(400).optional().describe('Cursor: `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A keyset page of `row`. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().nullable().describe('Cursor of the next page, null at the end') });

/** RFC 9457 problem document. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  instance: z.string().optional(),
  traceId: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof Problem>;
