import type { Service } from '#platform/config.ts';
import type { Db } from '#platform/db.ts';
import type { Jobs } from '#platform/jobs.ts';
import { migrationNames } from '#platform/migrate.ts';
import type { Relay } from '#platform/outbox-relay.ts';
import { within } from '#platform/within.ts';
import { listMigrations } from './readiness-queries.ts';

/** Whether this node should get calls; `reasons` say in words why not. */
export type Readiness = { ready: boolean; services: readonly Service[]; reasons: string[] };

/** What of a node is asked; the parts a node does not run are missing. */
export type NodeState = {
  db: Db;
  services: readonly Service[];
  draining: () => boolean;
  relay?: Relay | undefined;
  jobs?: Jobs | undefined;
};

/** Milliseconds a database may take to answer. */
const patienceMs = 2000;
/** Milliseconds after which a relay that has not looked is stuck: it looks twice a second. */
const relaySilentMs = 15_000;

/** Looks at this node: database reachable and of this version's schema, relay and job worker alive, not going down. */
export async function readiness(node: NodeState): Promise<Readiness> {
  const reasons: string[] = [];
  if (node.draining()) reasons.push('going down: calls under way are being finished');
  reasons.push(...(await aboutDatabase(node.db)));
  const silent = node.relay ? Date.now() - node.relay.lookedAt() : 0;
  if (silent > relaySilentMs) {
    reasons.push(`the relay of the outbox has not been able to look for ${Math.round(silent / 1000)} s`);
  }
  if (node.jobs && !node.jobs.alive()) reasons.push('the job worker has ended; start this node anew');
  return { ready: reasons.length === 0, services: node.services, reasons };
}

async function aboutDatabase(db: Db): Promise<string[]> {
  let run: string[] = [];
  try {
    const answered = await within(
      patienceMs,
      listMigrations(db).then((names) => {
        run = names;
      }),
    );
    if (!answered) return [`the database did not answer within ${patienceMs} ms`];
  } catch (error) {
    return [`the database cannot be reached (${(error as { code?: string }).code ?? (error as Error).name})`];
  }
  const mine = migrationNames();
  const missing = mine.filter((name) => !run.includes(name));
  const unknown = run.filter((name) => !mine.includes(name));
  return [
    ...(missing.length > 0
      ? [`the database lacks ${missing.length} migrations of this version, first ${missing[0]}`]
      : []),
    ...(unknown.length > 0 ? [`the database has had a migration of a newer version: ${unknown[0]}`] : []),
  ];
}
