import type { Ctx } from '#platform/command.ts';
import type { Db } from '#platform/db.ts';
import { AppError } from '#platform/errors.ts';
import {
  type Breach,
  type BreachReason,
  countLog,
  findBrokenLink,
  findUnlikeLog,
  listAuditedTables,
  takeTurn,
} from './verify-log-queries.ts';

export type Verification = { rows: number; chains: number; broken: Breach | null };

/**
 * Verifies the change log (S3-24..29): each chain link by link, then every audited row against what the log last said of
 * it. Gives what was looked at and the first breach. Reads everything. Each comparison is one statement, so what people
 * write meanwhile never looks like tampering.
 */
export async function verifyLog(db: Db): Promise<Verification> {
  const counts = await countLog(db);
  return { ...counts, broken: (await findBrokenLink(db)) ?? (await findFirstUnlike(db)) };
}

/** Longer than any step takes at a million requests on a machine that is not overloaded. */
const longestStepMs = 600_000;

/**
 * The same for somebody who calls: one on the whole desk at a time, each step within ten minutes. Throws `too_many_calls`
 * while another one runs, `unavailable` when a step takes longer.
 */
export async function verifyInTurn(ctx: Ctx): Promise<Verification> {
  if (!(await takeTurn(ctx.tx, longestStepMs))) {
    throw new AppError(429, 'too_many_calls', 'The log is being verified already. Wait until that has ended.');
  }
  try {
    return await verifyLog(ctx.tx);
  } catch (error) {
    if ((error as { code?: string }).code !== '57014') throw error;
    throw new AppError(
      503,
      'unavailable',
      'The log is too long to be verified within a call. `linja log verify` on the server has no limit.',
    );
  }
}

/** Of all tables the breach that lies furthest back. */
async function findFirstUnlike(db: Db): Promise<Breach | null> {
  let first: Breach | null = null;
  for (const table of await listAuditedTables(db)) {
    const breach = await findUnlikeLog(db, table);
    if (breach && (!first || (breach.at?.getTime() ?? Infinity) < (first.at?.getTime() ?? Infinity))) first = breach;
  }
  return first;
}

const reasons: Record<BreachReason, string> = {
  content_changed: 'its content was changed after it was written',
  link_broken: 'it does not carry the hash of the row before it',
  row_missing: 'the row before it is missing',
  differs_from_log: 'the field is not what the log last said: changed past the log, or the last log row was removed',
  not_in_log: 'it exists, but the log does not say so',
  gone_without_log: 'the log says that it exists, but it is gone',
};

/** Names a breach for people: which log row, of what, when, which field, why. */
export function describeBreach(breach: Breach): string {
  const row = breach.logId === null ? 'no log row' : `log row ${breach.logId} (number ${breach.seq} of its chain)`;
  const of = breach.requestNumber === null ? '' : ` of request ${breach.requestNumber}`;
  const when = breach.at ? ` written ${breach.at.toISOString()}` : '';
  const field = breach.field ? `, field ${breach.field}` : '';
  return `${row}${of}, ${breach.entity} ${breach.entityId}${field}${when}: ${reasons[breach.reason]}`;
}

/** The reason alone, with the field where one is known. */
export function describeReason(breach: Breach): string {
  return breach.field ? `${breach.field}: ${reasons[breach.reason]}` : reasons[breach.reason];
}
