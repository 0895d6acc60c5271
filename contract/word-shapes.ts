import { z } from 'zod';
import { Id, Instant, Language, line, Named, text, Version } from './common-shapes.ts';
import { Kind, SubKind } from './request-shapes.ts';

/** Formatted text as people write it; tidied to the small set before it is kept. */
const Written = text(100_000);

/** A text in several languages; at least one of them. */
export const Texts = z
  .partialRecord(Language, Written)
  .describe('Formatted text (HTML of the small set) per language, with variables in `{{…}}`');
export type Texts = z.infer<typeof Texts>;

export const TextModuleKind = z.enum(['module', 'template']);
export const UsedIn = z.enum(['reply', 'note', 'both']);
export type UsedIn = z.infer<typeof UsedIn>;
export const WritingMode = z.enum(['reply', 'note', 'call_note']);

export const TextVariable = z.object({
  name: z.string().describe('What stands between the braces'),
  group: z.enum(['customer', 'request', 'agent', 'desk', 'time']),
  label: z.string().describe("What it is, in the caller's language"),
  example: z.string(),
});
export type TextVariable = z.infer<typeof TextVariable>;

export const TextModule = z.object({
  id: Id,
  kind: TextModuleKind.describe('`module`: a piece put in with `::`; `template`: a whole answer'),
  keyword: z.string(),
  name: z.string(),
  texts: Texts,
  owner: Named.nullable().describe('Whose it is; null: everybody’s'),
  centre: Named.nullable().describe('Offered only there'),
  category: Named.nullable().describe('Offered only there and below'),
  usedIn: UsedIn,
  active: z.boolean(),
  used: z.int().describe('How often it was used'),
  version: z.int(),
});
export type TextModule = z.infer<typeof TextModule>;

export const TextModuleBody = z.object({
  kind: TextModuleKind.default('module'),
  keyword: line(60)
    .transform((word) => word.replaceAll(/\s+/g, '-'))
    .pipe(z.string().min(1)),
  name: line(200).pipe(z.string().min(1)),
  texts: Texts,
  personal: z.boolean().default(false).describe('Only mine; else everybody’s, which needs `text.edit`'),
  centreId: Id.nullish(),
  categoryId: Id.nullish(),
  usedIn: UsedIn.default('both'),
  active: z.boolean().optional(),
});

export const TextOffer = z.object({
  id: Id,
  kind: TextModuleKind,
  keyword: z.string(),
  name: z.string(),
  personal: z.boolean(),
  language: Language.describe('The language it stands in: the customer’s where there is one'),
  html: z.string().describe('Rendered for this request'),
  text: z.string().describe('The same as plain text'),
});
export type TextOffer = z.infer<typeof TextOffer>;

export const TextPreview = z.object({
  html: z.string().describe('Rendered; what has no value here stands in `<mark>`'),
  text: z.string(),
  language: Language,
  request: z.object({ number: z.int(), subject: z.string().nullable() }).nullable().describe('null: the sample'),
  problems: z.array(
    z.object({ name: z.string(), nearest: z.string().nullable(), reason: z.enum(['variable', 'module', 'cycle']) }),
  ),
});
export type TextPreview = z.infer<typeof TextPreview>;

export const Signature = z.object({
  id: Id,
  person: Named.nullable(),
  centre: Named.nullable(),
  texts: Texts,
  version: z.int(),
});
export type Signature = z.infer<typeof Signature>;

export const RenderedSignature = z
  .object({ html: z.string(), text: z.string(), language: Language, of: z.enum(['person', 'centre', 'desk']) })
  .nullable();
export type RenderedSignature = z.infer<typeof RenderedSignature>;

const Write = z.object({
  do: z.literal('write'),
  as: z.enum(['reply', 'question', 'note']),
  templateId: Id.nullish().describe('A template, or `texts` of its own'),
  texts: Texts.optional(),
});

export const MacroStep = z.discriminatedUnion('do', [
  Write,
  z.object({ do: z.literal('set_kind'), kind: Kind, subKind: SubKind.nullish() }),
  z.object({ do: z.literal('set_category'), categoryId: Id }),
  z.object({ do: z.literal('set_priority'), priorityId: Id }),
  z.object({ do: z.literal('set_status'), statusId: Id }),
  z.object({
    do: z.literal('assign'),
    to: z.enum(['me', 'person', 'queue']),
    personId: Id.nullish(),
  }),
  z.object({ do: z.literal('postpone'), minutes: z.int().min(1).max(525_600).describe('Working time') }),
  z.object({ do: z.enum(['ask', 'solve', 'close']) }),
]);
export type MacroStep = z.infer<typeof MacroStep>;
export type WriteStep = z.infer<typeof Write>;

export const Macro = z.object({
  id: Id,
  name: z.string(),
  shortcut: z.string().nullable().describe('Pressed with Alt on the request page'),
  owner: Named.nullable(),
  centre: Named.nullable(),
  steps: z.array(MacroStep),
  active: z.boolean(),
  used: z.int(),
  version: z.int(),
});
export type Macro = z.infer<typeof Macro>;

export const MacroBody = z.object({
  name: line(200).pipe(z.string().min(1)),
  shortcut: z
    .string()
    .regex(/^[a-z0-9]$/)
    .nullish(),
  personal: z.boolean().default(false).describe('Only mine; else everybody’s, which needs `text.edit`'),
  centreId: Id.nullish(),
  steps: z.array(MacroStep).min(1).max(12),
  active: z.boolean().optional(),
});

export const MacroOffer = z.object({
  id: Id,
  name: z.string(),
  shortcut: z.string().nullable(),
  personal: z.boolean(),
  steps: z.array(MacroStep),
  can: z.boolean(),
  refusal: z
    .object({
      code: z.string(),
      detail: z.string(),
      step: z.string().nullable().describe('The step that meets it'),
      missing: z.array(z.string()).describe('Sections still to be filled, where that is the reason'),
    })
    .nullable()
    .describe('Why it cannot be run on this request now'),
});
export type MacroOffer = z.infer<typeof MacroOffer>;

export const MacroText = z.object({
  as: z.enum(['reply', 'question', 'note']),
  html: z.string(),
  text: z.string(),
  language: Language,
  to: z.array(z.string()),
  cc: z.array(z.string()),
  subject: z.string().nullable(),
  signature: z.string().nullable().describe('Formatted; below the text'),
});
export type MacroText = z.infer<typeof MacroText>;

export const MacroChange = z.object({
  field: z.enum(['kind', 'category', 'priority', 'deadline', 'owner', 'phase', 'status', 'postponed_until']),
  old: z.string().nullable(),
  new: z.string().nullable(),
});
export type MacroChange = z.infer<typeof MacroChange>;

export const MacroPreview = z.object({
  macro: Named,
  can: z.boolean(),
  refusal: MacroOffer.shape.refusal,
  texts: z.array(MacroText),
  changes: z.array(MacroChange).describe('Each field old → new; moments as instants, kinds and phases as their words'),
  version: z.int().describe('Version of the request this was seen at'),
});
export type MacroPreview = z.infer<typeof MacroPreview>;

export const RunMacro = z.object({
  id: Id.optional().describe('UUID chosen by the caller; the same id twice runs once'),
  version: Version.optional(),
  texts: z
    .object({ reply: Written.optional(), note: Written.optional() })
    .optional()
    .describe('The texts as edited in the preview, instead of those of the macro'),
  holdSeconds: z.int().min(0).max(120).optional().describe('Kept before it is sent, where the reply can be taken back'),
});
export type RunMacro = z.infer<typeof RunMacro>;

export const MacroTrial = z.object({
  rows: z.array(
    z.object({
      request: z.object({ id: Id, number: z.int(), subject: z.string().nullable(), at: Instant }),
      preview: MacroPreview,
    }),
  ),
});
export type MacroTrial = z.infer<typeof MacroTrial>;
