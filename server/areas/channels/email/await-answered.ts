import type { Db } from '#platform/db.ts';
import { isOnItsWay } from './inbound-queries.ts';
import type { Intake } from './intake.ts';
import { threadClues } from './thread-clues.ts';

const lookMs = 50;
const patienceMs = 3_000;

/**
 * Lets a mail that answers another one wait while that one is being taken in at the same moment, as after a pause with
 * much mail waiting: else it would find no request to continue. Bounded, so that mails which name each other, or one that
 * is stuck, hold up nothing for long.
 */
export async function awaitAnswered(db: Db, intake: Intake): Promise<void> {
  const { headerIds } = threadClues(intake.mail, '');
  const until = performance.now() + patienceMs;
  while (performance.now() < until && (await isOnItsWay(db, headerIds, intake.inboundId))) {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}
