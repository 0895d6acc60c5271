import type { Db } from '#platform/db.ts';
import { isOnItsWay } from './inbound-queries.ts';
import type { Intake } from './intake.ts';
import { NotYet } from './intake-faults.ts';
import { threadClues } from './thread-clues.ts';

const lookMs = 50;
/** How long a worker stays with the mail; after that the job comes again, and others have their turn. */
const stayMs = 2_000;
/** Mails that name each other, or one that is stuck, hold up nothing for longer. */
const patienceMs = 60_000;

/**
 * Lets a mail that answers another one wait while that one is being taken in at the same moment, as after a pause with
 * much mail waiting: else it would find no request to continue. Throws `NotYet` for the job to come again.
 */
export async function awaitAnswered(db: Db, intake: Intake, now: Date): Promise<void> {
  const { headerIds } = threadClues(intake.mail, '');
  const until = performance.now() + stayMs;
  while (await isOnItsWay(db, headerIds, intake.inboundId)) {
    if (now.getTime() - intake.receivedAt.getTime() > patienceMs) return;
    if (performance.now() > until) throw new NotYet('The mail it answers is still being taken in.');
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}
