import { Session } from 'node:inspector/promises';

/**
 * `lookMs`: how often is looked. `quietShare`: of one core, less than this is quiet. `workMs`: so much processor time leaves
 * enough behind to be worth the tenth of a second that collecting it takes.
 */
const usual = { lookMs: 10_000, quietShare: 0.05, workMs: 5_000 };

/**
 * Gives back what a busy time has left behind once it is over. The engine collects when memory is asked for, and by itself
 * only after some minutes without a call; until then a node that has nothing to do would hold half as much again. Gives what
 * ends it.
 */
export function collectWhenQuiet({ lookMs, quietShare, workMs } = usual): () => void {
  let lookedAt = process.cpuUsage();
  let worked = 0;
  const looking = setInterval(() => {
    const { user, system } = process.cpuUsage(lookedAt);
    lookedAt = process.cpuUsage();
    const tookMs = (user + system) / 1000;
    if (tookMs > lookMs * quietShare) worked += tookMs;
    else if (worked > workMs) {
      worked = 0;
      // Not worth a line in the log: what cannot be collected now the engine collects later.
      collect().catch(() => {});
    }
  }, lookMs).unref();
  return () => clearInterval(looking);
}

/** The engine's own collection of everything, by the door its debugger has. */
async function collect(): Promise<void> {
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.collectGarbage');
  } finally {
    session.disconnect();
  }
}
