import { z } from 'zod';
import { ById, Id, Language, line, text, Version } from './common-shapes.ts';
import { RequestDetail } from './request-shapes.ts';
import { route } from './route.ts';
import {
  Macro,
  MacroBody,
  MacroOffer,
  MacroPreview,
  MacroTrial,
  RenderedSignature,
  RunMacro,
  Signature,
  TextModule,
  TextModuleBody,
  TextModuleKind,
  TextOffer,
  TextPreview,
  Texts,
  TextVariable,
  WritingMode,
} from './word-shapes.ts';

export * from './word-shapes.ts';

/** Everybody who writes on requests keeps texts of their own; shared ones are asked for in the use case. */
const whoWrites = 'request.note';
const Deleted = z.object({ id: Id });

export const wordRoutes = {
  listVariables: route({
    method: 'GET',
    path: '/text-variables',
    summary: 'The variables texts may hold',
    access: 'signed_in',
    answer: z.object({ rows: z.array(TextVariable) }),
  }),
  listTextModules: route({
    method: 'GET',
    path: '/text-modules',
    summary: 'Text modules and templates: everybody’s and mine',
    access: 'setting.read',
    answer: z.object({ rows: z.array(TextModule) }),
  }),
  createTextModule: route({
    method: 'POST',
    path: '/text-modules',
    summary: 'Add a text module or template',
    access: whoWrites,
    body: TextModuleBody.extend({ id: Id.optional() }),
    status: 201,
    answer: TextModule,
  }),
  editTextModule: route({
    method: 'PATCH',
    path: '/text-modules/{id}',
    summary: 'Change a text module or template',
    access: whoWrites,
    params: ById,
    // No defaults here: what is left out stays.
    body: z
      .object({
        kind: TextModuleKind,
        keyword: TextModuleBody.shape.keyword,
        name: TextModuleBody.shape.name,
        texts: Texts,
        centreId: Id.nullable(),
        categoryId: Id.nullable(),
        usedIn: z.enum(['reply', 'note', 'both']),
        active: z.boolean(),
      })
      .partial()
      .extend({ version: Version.optional() }),
    answer: TextModule,
  }),
  deleteTextModule: route({
    method: 'DELETE',
    path: '/text-modules/{id}',
    summary: 'Delete a text module or template',
    access: whoWrites,
    params: ById,
    answer: Deleted,
  }),
  noteTextUsed: route({
    method: 'POST',
    path: '/text-modules/{id}/uses',
    summary: 'Say that a text was put in, so that it is offered sooner',
    access: whoWrites,
    params: ById,
    answer: Deleted,
  }),
  previewText: route({
    method: 'POST',
    path: '/text-previews',
    summary: 'Render a text as it stands, for a request or the sample',
    description: 'Changes nothing. What is wrong with the text comes back as `problems`.',
    access: whoWrites,
    body: z.object({
      html: text(100_000),
      language: Language.optional().describe('Left out: the language the customer is written to in'),
      number: z.int().min(1).nullish().describe('Number of a request; left out: the sample'),
      personal: z.boolean().default(true).describe('Whether my own modules may stand in it'),
    }),
    answer: TextPreview,
  }),
  offerTexts: route({
    method: 'GET',
    path: '/requests/{id}/text-modules',
    summary: 'Text modules for this request, rendered',
    description:
      'In the customer’s language, else the centre’s, else English, else any. Exact keyword first, then most used.',
    access: whoWrites,
    params: ById,
    query: z.object({
      q: line(100).optional().describe('Keyword, name or words'),
      mode: WritingMode.default('reply'),
      kind: TextModuleKind.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(12),
    }),
    answer: z.object({ rows: z.array(TextOffer) }),
  }),
  requestSignature: route({
    method: 'GET',
    path: '/requests/{id}/signature',
    summary: 'The signature my reply to this request would carry',
    access: 'request.reply',
    params: ById,
    answer: z.object({ signature: RenderedSignature }),
  }),
  listSignatures: route({
    method: 'GET',
    path: '/signatures',
    summary: 'Signatures: the desk’s, the centres’ and mine',
    access: 'setting.read',
    answer: z.object({ rows: z.array(Signature) }),
  }),
  createSignature: route({
    method: 'POST',
    path: '/signatures',
    summary: 'Add a signature',
    access: whoWrites,
    body: z.object({
      id: Id.optional(),
      personal: z.boolean().default(false).describe('Mine; it stands instead of the centre’s'),
      centreId: Id.nullish().describe('The centre it is for; left out with `personal: false`: the whole desk'),
      texts: Texts,
    }),
    status: 201,
    answer: Signature,
  }),
  editSignature: route({
    method: 'PATCH',
    path: '/signatures/{id}',
    summary: 'Change a signature',
    access: whoWrites,
    params: ById,
    body: z.object({ texts: Texts.optional(), version: Version.optional() }),
    answer: Signature,
  }),
  deleteSignature: route({
    method: 'DELETE',
    path: '/signatures/{id}',
    summary: 'Delete a signature',
    access: whoWrites,
    params: ById,
    answer: Deleted,
  }),
  listMacros: route({
    method: 'GET',
    path: '/macros',
    summary: 'Macros: everybody’s and mine',
    access: 'setting.read',
    answer: z.object({ rows: z.array(Macro) }),
  }),
  createMacro: route({
    method: 'POST',
    path: '/macros',
    summary: 'Add a macro',
    access: whoWrites,
    body: MacroBody.extend({ id: Id.optional() }),
    status: 201,
    answer: Macro,
  }),
  editMacro: route({
    method: 'PATCH',
    path: '/macros/{id}',
    summary: 'Change a macro',
    access: whoWrites,
    params: ById,
    body: z
      .object({
        name: MacroBody.shape.name,
        shortcut: MacroBody.shape.shortcut,
        centreId: Id.nullable(),
        steps: MacroBody.shape.steps,
        active: z.boolean(),
      })
      .partial()
      .extend({ version: Version.optional() }),
    answer: Macro,
  }),
  deleteMacro: route({
    method: 'DELETE',
    path: '/macros/{id}',
    summary: 'Delete a macro',
    access: whoWrites,
    params: ById,
    answer: Deleted,
  }),
  tryMacro: route({
    method: 'POST',
    path: '/macro-trials',
    summary: 'What steps would do to a request, or to the last ones',
    description: 'Runs them for real and takes everything back: nothing is written, nothing is sent.',
    access: whoWrites,
    body: z.object({
      name: line(200).default(''),
      steps: MacroBody.shape.steps,
      number: z.int().min(1).nullish().describe('Number of a request; left out: the newest open ones'),
    }),
    answer: MacroTrial,
  }),
  offerMacros: route({
    method: 'GET',
    path: '/requests/{id}/macros',
    summary: 'Macros for this request, each with whether it can be run now and why not',
    access: whoWrites,
    params: ById,
    answer: z.object({ rows: z.array(MacroOffer) }),
  }),
  previewMacro: route({
    method: 'POST',
    path: '/requests/{id}/macros/{macroId}/preview',
    summary: 'What exactly a macro would do',
    description: 'Runs it for real and takes everything back: nothing is written, nothing is sent.',
    access: whoWrites,
    params: ById.extend({ macroId: Id }),
    body: RunMacro.pick({ texts: true }),
    answer: MacroPreview,
  }),
  runMacro: route({
    method: 'POST',
    path: '/requests/{id}/macros/{macroId}/run',
    summary: 'Run a macro: every step, or none',
    access: whoWrites,
    params: ById.extend({ macroId: Id }),
    body: RunMacro,
    answer: RequestDetail,
  }),
};
