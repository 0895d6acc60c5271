import './request-events.ts';
import { type Because, type Chosen, chooseOwner, mayChoose } from '#areas/assignment/index.ts';
import { type Catalogue, catalogueNow } from '#areas/catalog/index.ts';
import type { Ctx } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import { disposed, enter } from './phase-columns.ts';
import { isOpen, nextPhase } from './request-phase.ts';
import { type RequestColumns, type RequestRecord, writeRequest } from './request-queries.ts';

/** Ways to an owner after which a new category looks for one again (R6.4): no person and no rule has chosen. */
const automatic: readonly string[] = ['even', 'weighted', 'fewest_open', 'same_agent', 'own_contact', 'administrator'];

/** Whether looking for an owner again takes the request out of nobody's chosen hands. */
export const isAutomaticallyOwned = (row: Pick<RequestRecord, 'owner_id' | 'owner_source'>): boolean =>
  row.owner_id !== null && automatic.includes(row.owner_source ?? '');

export type AutomaticAssignment = {
  /** Somebody it must not go to, such as the owner who is away. */
  notTo?: string | null | undefined;
  because: Because;
  /** When nobody else is found it stays with its owner; otherwise it goes to the queue. */
  orKeep?: boolean | undefined;
  /** Left out: read for this call. */
  catalogue?: Catalogue | undefined;
};

/**
 * Gives a request to whom the rules of its category give it (§4.12), or to the queue when nobody is found. The caller has
 * locked it. What waits for the customer or a moment goes on waiting, for its new owner; the deadline stays. Comments and
 * what is solved, closed or blank are left alone. Gives the row as it then is.
 */
export async function assignAutomatically(
  ctx: Ctx<AnyActor>,
  row: RequestRecord,
  { notTo, because, orKeep, catalogue: given }: AutomaticAssignment,
): Promise<RequestRecord> {
  if (!isOpen(row.phase) || row.phase === 'new' || row.kind === 'comment') return row;
  const catalogue = given ?? (await catalogueNow(ctx.tx));
  const category = row.category_id ? catalogue.categories.get(row.category_id) : undefined;
  const request = {
    id: row.id,
    categoryId: row.category_id,
    contactId: row.contact_id,
    language: row.language,
    notTo,
  };
  const chosen = await chooseOwner(ctx.tx, catalogue, request, ctx.now);
  if (chosen?.ownerId === row.owner_id || (!chosen && orKeep)) return row;
  if (chosen) return giveTo(ctx, catalogue, row, chosen, because);
  const written = row.owner_id ? await returnToQueue(ctx, catalogue, row) : row;
  if (category && mayChoose(category.assignment, request)) {
    ctx.record({ type: 'request.unassigned', requestId: row.id, data: { category: category.plainPath, because } });
  }
  return written;
}

/** Takes a locked request from its owner. What waits goes on waiting, for nobody yet. */
export async function returnToQueue(ctx: Ctx<AnyActor>, catalogue: Catalogue, row: RequestRecord) {
  const columns = { ...entered(catalogue, row, 'return_to_queue', ctx.now), owner_id: null };
  const written = await writeRequest(ctx.tx, row, { ...columns, ...disposed(row, 'reassigned') }, ctx.now);
  const category = row.category_id ? (catalogue.categories.get(row.category_id)?.plainPath ?? null) : null;
  ctx.record({ type: 'request.returned_to_queue', requestId: row.id, data: { category } });
  return written;
}

/** Gives a locked request to somebody; `by` null: a person had chosen. What waits goes on waiting, for its new owner. */
export async function giveTo(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  row: RequestRecord,
  { by, ...chosen }: Omit<Chosen, 'by'> & { by: Chosen['by'] | null },
  because: Because,
): Promise<RequestRecord> {
  const columns: RequestColumns = {
    ...entered(catalogue, row, 'assign', ctx.now),
    owner_id: chosen.ownerId,
    owner_source: by,
    ...disposed(row, 'reassigned'),
  };
  const written = await writeRequest(ctx.tx, row, columns, ctx.now);
  const category = row.category_id ? (catalogue.categories.get(row.category_id)?.plainPath ?? null) : null;
  ctx.record({
    type: 'request.assigned',
    requestId: row.id,
    data: { ...chosen, category, ...(by ? { by } : {}), because },
  });
  return written;
}

/** The phase a new owner or none leads to; what waits for the customer or a moment stays as it is. */
function entered(
  catalogue: Catalogue,
  row: RequestRecord,
  how: 'assign' | 'return_to_queue',
  now: Date,
): RequestColumns {
  if (row.phase === 'waiting_customer' || row.phase === 'postponed') return {};
  const phase = nextPhase(row.phase, how);
  return phase && phase !== row.phase ? { ...enter(catalogue, phase, row, now), came_back_at: null } : {};
}
