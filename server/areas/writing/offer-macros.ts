import type { Catalogue } from '#areas/catalog/index.ts';
import { findCustomer } from '#areas/customers/index.ts';
import { assertMay, findReplyRecipients, nextPhase, type RequestRecord } from '#areas/requests/index.ts';
import type { Action } from '#contract/requests.ts';
import type { MacroOffer, MacroStep } from '#contract/words.ts';
import type { Db } from '#platform/db.ts';
import { AppError, conflict, invalid, notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { isTheirs, type Library } from './library.ts';
import { inOrder, stepName } from './macro-order-calc.ts';
import type { MacroRow } from './macro-queries.ts';
import { listUses } from './use-queries.ts';

/** Macros this person may use on this request: everybody's and their own, those of its centre. */
export const macrosFor = (library: Library, actor: Principal, row: RequestRecord): MacroRow[] =>
  library.macros.filter(
    (one) => one.active && isTheirs(actor, one) && (one.centre_id === null || one.centre_id === row.centre_id),
  );

/** The macro of an id among those, or 404. */
export function macroFor(library: Library, actor: Principal, row: RequestRecord, id: string): MacroRow {
  const macro = macrosFor(library, actor, row).find((one) => one.id === id);
  if (!macro) throw notFound('macro');
  return macro;
}

/**
 * The macros of a request with whether each can be run now: its steps are walked through the rights and phases, without
 * writing. What only doing it shows, such as what is still missing to solve, the preview tells. Most used first.
 */
export async function offerMacros(
  db: Db,
  catalogue: Catalogue,
  library: Library,
  actor: Principal,
  row: RequestRecord,
): Promise<MacroOffer[]> {
  const macros = macrosFor(library, actor, row);
  const contact = row.contact_id ? await findCustomer(db, row.contact_id) : null;
  const [uses, recipients] = await Promise.all([
    listUses(db),
    findReplyRecipients(db, row, contact?.emails ?? [], catalogue.ownAddresses),
  ]);
  const reachable = recipients.to.length > 0;
  return macros
    .map((macro) => {
      const refusal = whyNot(catalogue, library, actor, row, macro.steps, reachable);
      const { id, name, shortcut, steps } = macro;
      return { id, name, shortcut, personal: macro.owner_id !== null, steps, can: refusal === null, refusal };
    })
    .sort(
      (a, b) =>
        Number(b.can) - Number(a.can) || (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0) || a.name.localeCompare(b.name),
    );
}

/** A refusal as macros tell it. */
export function refusalOf(error: AppError, step: string | null): NonNullable<MacroOffer['refusal']> {
  const { missing } = error.facts;
  return { code: error.code, detail: error.message, step, missing: Array.isArray(missing) ? missing.map(String) : [] };
}

/** The first step that is refused as things stand, walked in the order of a run; null when none is. */
export function whyNot(
  catalogue: Catalogue,
  library: Library,
  actor: Principal,
  row: RequestRecord,
  steps: readonly MacroStep[],
  reachable: boolean,
): MacroOffer['refusal'] {
  let at = row;
  for (const step of inOrder(steps)) {
    try {
      at = walk(catalogue, library, actor, at, step, reachable);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return refusalOf(error, stepName(step));
    }
  }
  return null;
}

/** The request as one step leaves it, as far as rights and phases go. */
function walk(
  catalogue: Catalogue,
  library: Library,
  actor: Principal,
  row: RequestRecord,
  step: MacroStep,
  reachable: boolean,
): RequestRecord {
  const may = (action: Action) => assertMay(actor, catalogue, action, row);
  const gone = () => conflict('reference_unknown', 'Something it names is no longer there or no longer in use.');
  switch (step.do) {
    case 'write':
      if (step.templateId && !library.modules.some((one) => one.id === step.templateId)) throw gone();
      may(step.as === 'note' ? 'add_note' : step.as === 'question' ? 'ask_customer' : 'reply');
      if (step.as !== 'note' && !reachable) throw invalid('no_recipient', 'There is no e-mail address to write to.');
      return step.as === 'question' ? { ...row, phase: nextPhase(row.phase, 'ask') ?? row.phase } : row;
    case 'set_kind':
      may('set_kind');
      return { ...row, kind: step.kind };
    case 'set_category':
      if (!catalogue.categories.get(step.categoryId)?.active) throw gone();
      may('classify');
      return row;
    case 'set_priority':
      if (!catalogue.priorities.get(step.priorityId)?.active) throw gone();
      may('set_priority');
      return row;
    case 'set_status': {
      const status = catalogue.statuses.get(step.statusId);
      if (!status?.active) throw gone();
      may('set_status');
      if (status.phase !== row.phase) {
        throw conflict('transition_refused', `The status ${status.name} belongs to another phase.`);
      }
      return row;
    }
    case 'assign':
      if (step.to === 'me' && row.owner_id === actor.id) return row;
      if (step.to === 'queue' && row.owner_id === null && row.phase === 'registered') return row;
      may('assign');
      if (step.to === 'queue') return { ...row, owner_id: null, phase: 'registered' };
      if (step.to === 'me' && row.owner_id === null && row.phase !== 'new') may('start');
      return { ...row, owner_id: step.to === 'me' ? actor.id : (step.personId ?? null), phase: 'assigned' };
    case 'postpone':
      may('postpone');
      return { ...row, phase: 'postponed' };
    case 'ask':
      may('ask_customer');
      return { ...row, phase: 'waiting_customer' };
    case 'solve':
      may('solve');
      return { ...row, phase: 'solved' };
    case 'close':
      may(row.phase === 'solved' || row.kind === 'comment' ? 'close' : 'solve_and_close');
      return { ...row, phase: 'closed' };
  }
}
