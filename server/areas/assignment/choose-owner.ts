import { createHash } from 'node:crypto';
import type { AssignmentRules, Catalogue } from '#areas/catalog/index.ts';
import type { Tx } from '#platform/db.ts';
import { inOrder } from '#platform/in-order.ts';
import type { Chosen, Ownerless } from './chosen.ts';
import { lockCategoryTurn, lockCentreLoad, pickOwner } from './pick-owner-queries.ts';

/**
 * Chooses whose a request becomes (§4.12): the one who had the same customer just before, the customer's own contact, the
 * category's method, its administrator as the last resort; null for the queue. Only people who are there, may work, speak
 * the language and know what is needed. Two statements that leave together; none at all where the category only queues.
 * What it notes (whose turn it was) holds with the transaction.
 */
export async function chooseOwner(tx: Tx, catalogue: Catalogue, request: Ownerless, now: Date): Promise<Chosen | null> {
  const category = request.categoryId ? catalogue.categories.get(request.categoryId) : undefined;
  if (!category || !mayChoose(category.assignment, request)) return null;
  const { method } = category.assignment;
  const [, chosen] = await inOrder(
    method === 'even'
      ? lockCategoryTurn(tx, category.id)
      : method === 'fewest_open'
        ? lockCentreLoad(tx, category.centreId)
        : null,
    pickOwner(tx, category, { ...request, lot: lotOf(request.id) }, now),
  );
  return chosen;
}

/** Whether looking for an owner could find one: the queue alone asks the database nothing. */
export function mayChoose(rules: AssignmentRules, request: Pick<Ownerless, 'contactId'>): boolean {
  return (
    rules.method !== 'none' ||
    (rules.administratorLast && rules.administratorId !== null) ||
    (request.contactId !== null && (rules.ownContactFirst || rules.sameAgentMinutes >= 0))
  );
}

/** The lot a request draws, from 0 up to but not including 1: always the same, so that what was drawn can be shown. */
export function lotOf(requestId: string): number {
  return createHash('sha256').update(requestId).digest().readUInt32BE(0) / 2 ** 32;
}
