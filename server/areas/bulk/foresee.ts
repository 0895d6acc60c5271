import type { Catalogue } from '#areas/catalog/index.ts';
import type { Beginning } from '#areas/escalation/index.ts';
import {
  assertComplete,
  assertMay,
  assertMayAfterwards,
  assertRecomputes,
  mayNotOwn,
  phaseAfter,
  type RequestRecord,
} from '#areas/requests/index.ts';
import type { BulkOrder } from '#contract/bulk.ts';
import type { Action } from '#contract/requests.ts';
import { AppError, conflict, forbidden } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { documented } from './carry-out.ts';

/** Where the person who is to get the requests may be given some. */
export type Places = {
  name: string;
  active: boolean;
  mayOwn: boolean;
  supervises: boolean;
  categories: string[];
  centres: string[];
};

/**
 * Why this order would be refused for this request as it is now, or null: the same policy, phases and guards that the
 * command asks, without writing. What only the writing finds out, such as a missing address, shows when it runs.
 */
export function foresee(
  actor: Principal,
  catalogue: Catalogue,
  row: RequestRecord,
  order: BulkOrder,
  known: { places?: Places | undefined; beginning?: Beginning | undefined },
): AppError | null {
  try {
    if (order.action === 'recompute_deadline') assertRecomputes(actor, row);
    else if (order.action === 'begin_escalation') known.beginning?.(row);
    else assertMay(actor, catalogue, actionOf(row, order.action), row);
    guards(actor, catalogue, row, order, known.places);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function actionOf(
  row: RequestRecord,
  action: Exclude<BulkOrder['action'], 'recompute_deadline' | 'begin_escalation'>,
): Action {
  if (action === 'return_to_queue') return 'assign';
  if (action === 'close') return isOver(row) || row.kind === 'comment' ? 'close' : 'solve_and_close';
  return action;
}

const isOver = (row: RequestRecord) => row.phase === 'solved' || row.phase === 'closed';

function guards(
  actor: Principal,
  catalogue: Catalogue,
  row: RequestRecord,
  order: BulkOrder,
  places: Places | undefined,
): void {
  if (order.action === 'set_status') {
    const phase = catalogue.statuses.get(order.statusId)?.phase;
    if (phase !== row.phase) throw conflict('transition_refused', 'The status belongs to another phase.');
  }
  if (order.action === 'assign') {
    if (!actor.permissions.has('request.pull')) throw forbidden('Your roles assign to a category, not to a person.');
    if (order.ownerId === actor.id && row.owner_id === null && row.phase !== 'new')
      assertMay(actor, catalogue, 'start', row);
    assertPlace(catalogue, row, order.categoryId, places);
  }
  if (order.action === 'reply') assertMayAfterwards(actor, catalogue, order.afterwards, row);
  if (order.action === 'return_to_queue' && row.phase !== 'registered') phaseAfter(row, 'return_to_queue');
  if (order.action === 'solve' || order.action === 'close') assertComplete(withText(row, order.text));
}

function withText(row: RequestRecord, text: string | undefined): RequestRecord {
  const { solution, informationGiven } = documented(row, text);
  return {
    ...row,
    solution: solution ?? row.solution,
    information_given: informationGiven ?? row.information_given,
  };
}

function assertPlace(catalogue: Catalogue, row: RequestRecord, to: string | undefined, places: Places | undefined) {
  if (!places?.active) throw conflict('person_inactive', `${places?.name ?? 'That person'} is no longer active.`);
  if (!places.mayOwn) throw mayNotOwn(places.name);
  const categoryId = to ?? row.category_id;
  const centreId = (to && catalogue.categories.get(to)?.centreId) || row.centre_id;
  const inCentre = centreId !== null && places.centres.includes(centreId);
  const belongs = categoryId === null ? inCentre : places.categories.includes(categoryId);
  if (!belongs && !(places.supervises && inCentre))
    throw conflict('not_a_member', `${places.name} is not a member of the category.`);
}
