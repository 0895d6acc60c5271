import type { Db } from '#platform/db.ts';
import { forbidden } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { sharesCentre } from './presence-queries.ts';

/** Whether somebody's reach is the whole desk (§5): an administrator's is. */
export const reachesAll = (actor: Principal): boolean => actor.roles.includes('administrator');

/**
 * Refuses, with `forbidden`, what is done to the presence or absence of somebody else by anyone but an administrator or
 * a supervisor of one of the person's centres (§5). One's own is everybody's to change.
 */
export async function assertMayAttend(db: Db, actor: Principal, personId: string): Promise<void> {
  if (personId === actor.id) return;
  if (actor.permissions.has('attendance.edit')) {
    if (reachesAll(actor) || (await sharesCentre(db, personId, actor.centreIds))) return;
  }
  throw forbidden('You may change your own presence and absence, and those of people of your support centres only.');
}
