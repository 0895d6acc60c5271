import type { ChildProcess } from 'node:child_process';
import { isAlive } from './running-postgres.ts';

/** A database server, started by us or found running. */
export type ServerProcess = {
  hasEnded: () => boolean;
  /** Settles when it has ended. */
  ended: Promise<void>;
  /** SIGINT is PostgreSQL's fast shutdown: connections are ended, nothing committed is lost. */
  interrupt: () => void;
  /** The last it said. */
  said: () => string;
};

/** In a namespace a signal reaches the server itself, as unshare replaces itself by the program. */
export function ofChild(child: ChildProcess): ServerProcess {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-4000);
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    hasEnded,
    ended: new Promise((resolve) => child.once('exit', () => resolve())),
    interrupt: () => void child.kill('SIGINT'),
    said: () => said,
  };
}

/** A server that is no child of ours: left behind by a desk that was killed. */
export function adopted(pid: number): ServerProcess {
  const hasEnded = () => !isAlive(pid);
  return {
    hasEnded,
    ended: new Promise((resolve) => {
      const looking = setInterval(() => {
        if (!hasEnded()) return;
        clearInterval(looking);
        resolve();
      }, 100);
    }),
    interrupt: () => void process.kill(pid, 'SIGINT'),
    said: () => '',
  };
}

const shortestMs = 100;
const longestMs = 5_000;
/** A server that lived this long had started well: the next start need not wait. */
const livedMs = 10_000;

/**
 * Starts a server anew whenever it ends by itself, at once the first time, then after pauses that grow to five seconds, for
 * as long as it takes: a full disk is emptied by somebody some time. `say` hears of each end.
 */
export function keepRunning(
  first: ServerProcess,
  start: () => ServerProcess,
  say: (words: string) => void,
): { stop: () => Promise<void>; interrupt: () => void } {
  let server = first;
  let stopped = false;
  let pauseMs = shortestMs;
  let timer: NodeJS.Timeout | undefined;
  watch();

  function watch(): void {
    const began = performance.now();
    void server.ended.then(() => {
      if (stopped) return;
      if (performance.now() - began > livedMs) pauseMs = shortestMs;
      say(`the embedded database ended by itself and is started again: ${lastWords(server.said())}`);
      timer = setTimeout(() => {
        server = start();
        watch();
      }, pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestMs);
    });
  }
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      if (server.hasEnded()) return;
      server.interrupt();
      await server.ended;
    },
    interrupt: () => {
      stopped = true;
      clearTimeout(timer);
      if (!server.hasEnded()) server.interrupt();
    },
  };
}

const lastWords = (said: string) => said.trim().split('\n').slice(-2).join(' ').slice(-300) || 'it said nothing';
