import type { DeskReach } from '#contract/desk-reach.ts';
import type { Actor } from '#platform/command.ts';
import type { Db } from '#platform/db.ts';
import { AppError } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { listCentresBeside } from './centre-queries.ts';

/** Whether this person may change rules and escalation, and which centres are missing when a supervisor may not. */
export async function deskReach(db: Db, person: Principal): Promise<DeskReach> {
  if (!person.permissions.has('procedure.edit')) return { can: [], otherCentres: [] };
  if (person.permissions.has('setting.edit')) return { can: ['edit'], otherCentres: [] };
  const otherCentres = await listCentresBeside(db, person.centreIds);
  return { can: otherCentres.length === 0 ? ['edit'] : [], otherCentres };
}

/**
 * Refuses with `other_centres` whoever leads some centres only and would change what reaches all of them (§5: a supervisor
 * configures the own centre's procedure). The route has asked `procedure.edit`; the product's own hands may.
 */
export async function assertReachesDesk(db: Db, actor: Actor): Promise<void> {
  if (actor.kind !== 'person') return;
  const { otherCentres } = await deskReach(db, actor as Principal);
  if (otherCentres.length > 0) throw otherCentresProblem(otherCentres);
}

export const otherCentresProblem = (centres: string[]) =>
  new AppError(
    403,
    'other_centres',
    `This reaches every support centre, and you do not lead: ${centres.join(', ')}. Ask an administrator.`,
    { centres },
  );
