import { addWorkingTime } from '#areas/calendars/index.ts';
import type { Catalogue } from '#areas/catalog/index.ts';
import {
  addNote,
  askCustomer,
  assignRequest,
  classifyRequest,
  closeRequest,
  lockForChange,
  postponeRequest,
  type RequestRecord,
  replyToCustomer,
  setKind,
  setPriority,
  setStatus,
  solveRequest,
  textOfWritten,
  tidyWrittenHtml,
} from '#areas/requests/index.ts';
import type { MacroStep, WriteStep } from '#contract/words.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { inOrder, stepName } from './macro-order-calc.ts';
import { renderText, writingPlace } from './render-text.ts';
import type { TextModuleRow } from './text-module-queries.ts';

export type StepsInput = {
  version?: number | undefined;
  /** Texts as edited in the preview; formatted. */
  texts?: { reply?: string | undefined; note?: string | undefined } | undefined;
  holdSeconds?: number | undefined;
  /** The id of the message to the customer: sent once under it. */
  messageId?: string | undefined;
};
export type WrittenText = { as: WriteStep['as']; messageId: string; html: string; text: string; language: string };
export type CarriedOut = { before: RequestRecord; after: RequestRecord; texts: WrittenText[] };

/**
 * Does every step of a macro on a locked request through the use cases of requests, with all their guards, in the order
 * in which these hold. Whatever one refuses is thrown, and the command then leaves nothing behind. `at` hears the name
 * of each step before it is done.
 */
export async function carryOutSteps(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  modules: readonly TextModuleRow[],
  requestId: string,
  macro: { steps: readonly MacroStep[]; ownerId: string | null },
  input: StepsInput,
  at: (step: string | null) => void = () => {},
): Promise<CarriedOut> {
  const before = await lockForChange(ctx, catalogue, requestId, 'add_note', input.version);
  const steps = inOrder(macro.steps);
  // Who may own it hangs on the category it goes to.
  const category = steps.find((step) => step.do === 'set_category')?.categoryId;
  const givenAway = steps.some((step) => step.do === 'assign' && step.to !== 'me');
  const texts: WrittenText[] = [];
  let row = before;
  for (const step of steps) {
    // Moved and given away in one stroke: in between it might be out of the sight of who does it.
    if (step.do === 'set_category' && givenAway && before.original_category_id) continue;
    at(stepName(step));
    if (step.do === 'write') {
      const future = category ? { ...row, category_id: category } : row;
      const ready = await textOf(ctx, catalogue, modules, future, macro.ownerId, step, input.texts);
      const messageId = (step.as === 'note' ? undefined : input.messageId) ?? newId(ctx.now);
      texts.push({ as: step.as, messageId, ...ready });
      row = await write(ctx, catalogue, row, step.as, { ...ready, id: messageId }, input.holdSeconds);
    } else {
      row = await carryOut(ctx, catalogue, row, step, category, texts);
    }
  }
  at(null);
  return { before, after: row, texts };
}

async function textOf(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  modules: readonly TextModuleRow[],
  row: RequestRecord,
  ownerId: string | null,
  step: WriteStep,
  edited: StepsInput['texts'],
): Promise<{ html: string; text: string; language: string }> {
  const place = await writingPlace(ctx.tx, catalogue, ctx.actor, row, ctx.now);
  const template = step.templateId ? modules.find((one) => one.id === step.templateId) : undefined;
  if (step.templateId && !template) throw conflict('reference_unknown', 'The text it sends is no longer there.');
  const ready = renderText(template?.texts ?? step.texts ?? {}, modules, place, template?.owner_id ?? ownerId);
  const written = step.as === 'note' ? edited?.note : edited?.reply;
  const html = written === undefined ? (ready?.html ?? '') : tidyWrittenHtml(written);
  const text = textOfWritten(html);
  if (text === '') throw invalid('empty_text', 'There is no text to send.');
  return { html, text, language: ready?.language ?? 'en' };
}

function write(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  row: RequestRecord,
  as: WriteStep['as'],
  { id, text, html }: { id: string; text: string; html: string },
  holdSeconds: number | undefined,
): Promise<RequestRecord> {
  const message = { id, text, ...{ html } };
  if (as === 'note') return addNote(ctx, catalogue, row.id, 'note', message);
  return replyToCustomer(ctx, catalogue, row.id, {
    ...message,
    ...(holdSeconds ? { holdSeconds } : {}),
    afterwards: as === 'question' ? 'ask' : 'stay',
  });
}

async function carryOut(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  row: RequestRecord,
  step: Exclude<MacroStep, WriteStep>,
  category: string | undefined,
  texts: readonly WrittenText[],
): Promise<RequestRecord> {
  const { id } = row;
  switch (step.do) {
    case 'set_kind':
      return setKind(ctx, catalogue, id, step);
    case 'set_priority':
      return setPriority(ctx, catalogue, id, step);
    case 'set_category':
      return classifyRequest(ctx, catalogue, id, step);
    case 'set_status':
      return setStatus(ctx, catalogue, id, step);
    case 'assign':
      return assign(ctx, catalogue, row, step, category);
    case 'postpone':
      return postponeRequest(ctx, catalogue, id, { until: workingMoment(ctx, catalogue, row, step.minutes) });
    case 'ask':
      return askCustomer(ctx, catalogue, id, {});
    case 'solve':
      return solveRequest(ctx, catalogue, id, documentation(row, texts));
    case 'close':
      return closeRequest(ctx, catalogue, id, documentation(row, texts));
  }
}

async function assign(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  row: RequestRecord,
  step: Extract<MacroStep, { do: 'assign' }>,
  category: string | undefined,
): Promise<RequestRecord> {
  const ownerId = step.to === 'me' ? ctx.actor.id : step.to === 'person' ? (step.personId ?? null) : null;
  // Mine already: assigning again would only take it out of my hands and give it back.
  if (ownerId !== null && ownerId === row.owner_id) return row;
  const moves = category !== undefined && row.category_id !== category;
  if (step.to === 'me' && moves) await classifyRequest(ctx, catalogue, row.id, { categoryId: category });
  if (ownerId === null && row.owner_id === null && row.phase === 'registered' && !moves) return row;
  return assignRequest(ctx, catalogue, row.id, { ownerId, ...(moves ? { categoryId: category } : {}) });
}

/** What the customer was told documents the solution or the information given, where none stands yet (S4-23, S4-24). */
function documentation(row: RequestRecord, texts: readonly WrittenText[]) {
  const told = (texts.find((one) => one.as === 'reply') ?? texts.find((one) => one.as === 'note'))?.text;
  if (!told) return {};
  if (row.kind === 'information') return row.information_given ? {} : { informationGiven: told };
  return row.solution ? {} : { solution: told };
}

/** The moment after so much working time of the request's calendar (§4.9). */
function workingMoment(ctx: Ctx, catalogue: Catalogue, row: RequestRecord, minutes: number): string {
  const priority = catalogue.priorities.get(row.priority_id) ?? catalogue.defaultPriority;
  const from = Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime());
  const { at } = addWorkingTime(priority.calendar.rules, from, minutes * 60);
  if (!at) throw conflict('invalid_calendar', `${priority.calendar.name} does not open again.`);
  return at.toString();
}
