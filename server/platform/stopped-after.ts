import { Script } from 'node:vm';

/** Work that was stopped because it took longer than it may. */
export class TookTooLong extends Error {}

const place = Symbol.for('linja.work under a time');
const script = new Script("globalThis[Symbol.for('linja.work under a time')]()", { filename: 'stopped-after' });
const mostRuns = 4;

/**
 * Does synchronous work on foreign input and gives what it gives, its errors too; throws `TookTooLong` when it has not
 * come to an end after `ms` milliseconds, be it in a loop or within a regular expression. A net, not a plan: what is
 * caught in it has held the whole process up so long. It costs a tenth of a millisecond. The work must change nothing
 * outside itself, for it is broken off anywhere, without its `finally`; and where the process itself stood still (halted,
 * starved of its processor), so that the time was not the work's, it is begun anew and given twice as long.
 */
export function stoppedAfter<T>(ms: number, work: () => T): T {
  const shared = globalThis as { [place]?: () => T };
  for (let run = 1; ; run++) {
    const before = process.cpuUsage();
    shared[place] = work;
    try {
      return script.runInThisContext({ timeout: ms * 2 ** (run - 1), displayErrors: false }) as T;
    } catch (error) {
      if ((error as { code?: unknown } | null)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      const { user, system } = process.cpuUsage(before);
      const stoodStill = (user + system) / 1000 < ms / 2;
      if (!stoodStill || run === mostRuns) throw new TookTooLong(`It took longer than ${ms} ms.`);
    } finally {
      delete shared[place];
    }
  }
}
