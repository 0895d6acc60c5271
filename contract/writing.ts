import { z } from 'zod';
import { ById, Id, Instant, line, Named, typedAddress } from './common-shapes.ts';
import { route } from './route.ts';

/** Largest file of a message, and the most all files of one message may hold, in bytes: what mail servers let through. */
export const maxFileBytes = 25 * 1024 * 1024;
/** Most files of one message, pictures in the text among them. */
export const maxFiles = 50;

export const writingModes = ['reply', 'note', 'call_note'] as const;
export const WritingMode = z.enum(writingModes);
export type WritingMode = z.infer<typeof WritingMode>;

export const UploadedFile = z.object({ id: Id, filename: z.string(), mime: z.string(), size: z.int() });
export type UploadedFile = z.infer<typeof UploadedFile>;

/** Formatted text as it is taken in; what is not of the small set of marks is dropped, never refused. */
export const WrittenHtml = z
  .string()
  .max(400_000)
  .describe(
    'HTML of p br strong em u s a ul ol li blockquote code pre h3 img; pictures as `<img src="file:<uuid>">` of a file handed in with `POST /files`',
  );

/** What is sent in a message: formatted or plain, with files handed in before; at least one of them says something. */
export const Written = z.object({
  text: z
    .string()
    .max(200_000)
    .transform((value) => value.replaceAll('\u0000', '').replaceAll('\r\n', '\n').trim())
    .optional()
    .describe('Plain text; left out where `html` is given. One of both, or a file, is needed'),
  html: WrittenHtml.optional(),
  attachmentIds: z
    .array(Id)
    .max(maxFiles)
    .optional()
    .describe('Files handed in with `POST /files`; together at most 25 MB'),
});
export type Written = z.infer<typeof Written>;

const modes = <T extends z.ZodType>(one: T) =>
  z.object({ reply: one.optional(), note: one.optional(), call_note: one.optional() });

const addresses = z.array(typedAddress).max(50).nullish().describe('null: as proposed');

export const DraftBody = z.object({
  mode: WritingMode,
  entries: modes(z.object({ html: WrittenHtml, attachmentIds: z.array(Id).max(maxFiles).default([]) })),
  to: addresses,
  cc: addresses,
  bcc: addresses,
  afterwards: z.enum(['stay', 'ask', 'solve', 'close']).default('stay'),
  sinceCount: z.int().min(0).max(2_147_483_647).nullish().describe('Messages there were when writing began'),
});

const DraftContent = z.object({
  mode: WritingMode,
  entries: modes(z.object({ html: z.string(), files: z.array(UploadedFile) })),
  to: z.array(z.string()).nullable(),
  cc: z.array(z.string()).nullable(),
  bcc: z.array(z.string()).nullable(),
  afterwards: z.enum(['stay', 'ask', 'solve', 'close']),
});

export const SavedDraft = DraftContent.extend({
  sinceCount: z.int().nullable(),
  updatedAt: Instant,
  version: z.int(),
});
export type SavedDraft = z.infer<typeof SavedDraft>;

export const HandedDraft = DraftContent.extend({
  id: Id,
  from: Named,
  note: z.string().nullable(),
  createdAt: Instant,
});
export type HandedDraft = z.infer<typeof HandedDraft>;

const MyDraft = z.object({
  draft: SavedDraft.nullable(),
  handed: z.array(HandedDraft).describe('Drafts colleagues handed to me on this request'),
});
export type MyDraft = z.infer<typeof MyDraft>;

const draftPath = '/requests/{id}/draft';

export const writingRoutes = {
  addFile: route({
    method: 'POST',
    path: '/files',
    summary: 'Hand in a file for a message',
    description:
      'The body is the file itself, of any content type, at most 25 MB. Name it in `attachmentIds` of a reply or note, or as `<img src="file:<id>">`; unused it is forgotten after a day.',
    access: 'request.note',
    query: z.object({ filename: line(200).pipe(z.string().min(1)) }),
    status: 201,
    answer: UploadedFile,
  }),
  readDraft: route({
    method: 'GET',
    path: draftPath,
    summary: 'What I am writing on this request, and what was handed to me',
    access: 'request.note',
    stranger: 404,
    params: ById,
    answer: MyDraft,
  }),
  saveDraft: route({
    method: 'PUT',
    path: draftPath,
    summary: 'Keep what I am writing',
    description:
      'With another `version` than the one kept (or without it where one is kept) nothing is overwritten: `draft_changed`.',
    access: 'request.note',
    stranger: 404,
    params: ById,
    body: DraftBody.extend({ version: z.int().min(1).nullish().describe('Version last seen; null: there was none') }),
    answer: z.object({ version: z.int().nullable().describe('null: empty, so nothing is kept'), updatedAt: Instant }),
  }),
  discardDraft: route({
    method: 'DELETE',
    path: draftPath,
    summary: 'Throw away what I was writing',
    access: 'request.note',
    stranger: 404,
    params: ById,
    answer: z.object({ id: Id }),
  }),
  handOverDraft: route({
    method: 'POST',
    path: '/requests/{id}/draft/handover',
    summary: 'Hand my draft to a colleague',
    description: 'They must be able to see the request and to write there; else `colleague_cannot`.',
    access: 'request.note',
    stranger: 404,
    params: ById,
    body: z.object({ personId: Id, note: line(1000).optional() }),
    answer: z.object({ id: Id }),
  }),
  takeOverDraft: route({
    method: 'POST',
    path: '/requests/{id}/draft/takeover',
    summary: 'Go on with a draft that was handed to me',
    access: 'request.note',
    stranger: 404,
    params: ById,
    body: z.object({
      handedId: Id,
      own: z.enum(['append', 'replace']).describe('What becomes of my own draft: it stays before theirs, or goes'),
    }),
    answer: SavedDraft,
  }),
  listDrafts: route({
    method: 'GET',
    path: '/drafts',
    summary: 'What I have written and not sent, newest first',
    access: 'signed_in',
    answer: z.object({
      rows: z.array(
        z.object({
          requestId: Id,
          number: z.int(),
          subject: z.string().nullable(),
          mode: WritingMode,
          text: z.string().describe('How it begins'),
          from: Named.nullable().describe('Who handed it to me'),
          updatedAt: Instant,
        }),
      ),
    }),
  }),
};
