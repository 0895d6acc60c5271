import type { PreparedDesk } from './prepare-desk.ts';
import type { Recorder, Statement } from './record-statements.ts';
import { aMail, aRegistration } from './sample-calls.ts';

/** What each operation asks the database, and the ids in it that the limit puts others in place of. */
export type Recordings = {
  queue: Statement[];
  open: Statement[];
  openId: string;
  next: Statement[];
  nextBy: string;
  register: Statement[];
  mail: Statement[];
};

/** Makes one call of each kind and keeps its statements. The first calls fill the product's snapshots and are not kept. */
export async function recordAll(desk: PreparedDesk, recorder: Recorder): Promise<Recordings> {
  const agent = desk.agents[0];
  const openId = desk.requestIds[0];
  const categoryId = desk.categoryIds[0];
  if (!agent || !openId || !categoryId) throw new Error('the desk is empty');
  const { record } = recorder;
  await record('GET', '/queue?limit=50', agent.key);
  await record('GET', `/requests/${openId}`, desk.supervisor.key);
  return {
    queue: await record('GET', '/queue?limit=50', agent.key),
    open: [
      ...(await record('GET', `/requests/${openId}`, desk.supervisor.key)),
      ...(await record('GET', `/requests/${openId}/timeline`, desk.supervisor.key)),
    ],
    openId,
    next: await record('POST', '/queue/next', agent.key),
    nextBy: agent.id,
    register: await record('POST', '/requests', agent.key, aRegistration(categoryId)),
    mail: await record('POST', '/intake/email', agent.key, aMail(), 'message/rfc822'),
  };
}

/** The statements of each operation, shortened to a line each. */
export function printStatements({ queue, open, next, register, mail }: Recordings): void {
  for (const [name, statements] of Object.entries({ queue, open, next, register, mail })) {
    console.log(`\n${name}: ${statements.length} statements`);
    for (const { text } of statements) console.log(`  ${text.replaceAll(/\s+/g, ' ').slice(0, 160)}`);
  }
}

/** The one statement among these that fits; throws when the product asks in another way now. */
export function theOne(statements: Statement[], fits: (statement: Statement) => boolean): Statement {
  const found = statements.find(fits);
  if (!found) throw new Error('the product writes with another statement now; mend the bench');
  return found;
}
