import { type Actor, command, type Runtime } from '#platform/command.ts';
import { deleteOldDrafts } from './draft-queries.ts';

const timer: Actor = { kind: 'timer', id: null, name: 'Linja', channel: 'timer' };

/** Milliseconds a draft is kept without anybody touching it: fifteen days. */
export const draftKeptMs = 15 * 24 * 3600_000;

/** Removes drafts nobody has touched for fifteen days. */
export async function forgetDrafts(runtime: Runtime): Promise<number> {
  const before = new Date(runtime.clock().getTime() - draftKeptMs);
  await command(runtime, timer, (ctx) => deleteOldDrafts(ctx.tx, before));
  return 0;
}
