import { type Actor, command, type Runtime } from '#platform/command.ts';
import { AppError } from '#platform/errors.ts';
import { deleteFile, deleteUnneeded, listUnneeded } from './upload-queries.ts';

const timer: Actor = { kind: 'timer', id: null, name: 'Linja', channel: 'timer' };
const batch = 50;

/**
 * Forgets files that were handed in and not needed for a day, and their bytes where nothing else names them. The
 * database knows who names them: it refuses to remove bytes that an attachment stands on. Gives how many it forgot.
 */
export async function sweepUploads(runtime: Runtime): Promise<number> {
  const now = runtime.clock();
  const ids = await listUnneeded(runtime.db, now, batch);
  for (const id of ids) await forget(runtime, id, now);
  return ids.length;
}

async function forget(runtime: Runtime, id: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 3600_000);
  try {
    await command(runtime, timer, async (ctx) => {
      const sha256 = await deleteUnneeded(ctx.tx, id, now);
      if (sha256) await deleteFile(ctx.tx, sha256, before);
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'reference_unknown') throw error;
    await command(runtime, timer, async (ctx) => {
      await deleteUnneeded(ctx.tx, id, now);
    });
  }
}
