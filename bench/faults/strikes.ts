import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '#test/fuzz/random.ts';
import type { RelayMood } from './scripted-relay.ts';
import type { Stage } from './stage.ts';

/** A fault: does it, mends what only people can mend (a cable, a disk), and gives back then; `null`: cannot be done here. */
export type Strike = {
  name: string;
  /** What is done, in the table's words. */
  words: string;
  strike: (stage: Stage, random: Random) => Promise<void>;
  possible?: (stage: Stage) => boolean;
  /** Once the round has been judged. */
  after?: (stage: Stage) => void;
};

const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const between = (random: Random, low: number, high: number) => low + random.next() * (high - low);

/** One after the other, `kill -9`: the three kinds of process a desk has. */
export const kills: Strike[] = [
  { name: 'server', words: '`kill -9` of the server (API, mail receiver)', strike: ({ front }) => front.kill() },
  { name: 'worker', words: '`kill -9` of the worker (outbox, jobs, timers)', strike: ({ worker }) => worker.kill() },
  {
    name: 'postgresql',
    words: '`kill -9` of PostgreSQL (the server, every second time one of its backends)',
    strike: async (stage, random) => {
      if (random.chance(0.5)) return void process.kill(stage.postgresPid(), 'SIGKILL');
      const pid = await stage.asOwner(async (owner) => {
        const { rows } = await owner.query<{ pid: number }>(
          `select pid from pg_stat_activity where application_name like 'linja%' and datname = 'linja'
            order by random() limit 1`,
        );
        return rows[0]?.pid;
      });
      process.kill(pid ?? stage.postgresPid(), 'SIGKILL');
    },
  },
];

const mood = (name: RelayMood, words: string): Strike => ({
  name: `relay ${name}`,
  words,
  strike: async ({ relay, moveClock }, random) => {
    relay.setMood(name);
    await rest(between(random, 2000, 5000));
    relay.setMood('takes');
    // The next attempt is due in a minute or more; nobody wants to wait for it.
    moveClock(61_000);
  },
});

/** Everything else that happens to a desk. */
export const others: Strike[] = [
  {
    name: 'network stalled',
    words: 'the network to the database swallows everything, 2–20 s',
    strike: async ({ proxy }, random) => {
      proxy.set('stalled');
      await rest(between(random, 2000, 20_000));
      proxy.set('open');
    },
  },
  {
    name: 'network cut',
    words: 'the network to the database is cut, 1–8 s',
    strike: async ({ proxy }, random) => {
      proxy.set('cut');
      await rest(between(random, 1000, 8000));
      proxy.set('open');
    },
  },
  {
    name: 'standing still',
    words: 'the server or the worker stands still and goes on, 10–60 s (a machine that slept)',
    strike: async ({ front, worker }, random) => {
      await (random.chance(0.5) ? front : worker).standStill(between(random, 10_000, 60_000));
    },
  },
  {
    name: 'disk full',
    words: "the database's disk is full to the last byte, 4–10 s",
    possible: ({ disk }) => disk !== null,
    strike: async ({ disk, asOwner }, random) => {
      if (!disk) return;
      const ballast = join(disk, 'ballast');
      fill(ballast, disk);
      const until = performance.now() + between(random, 4000, 10_000);
      while (performance.now() < until) {
        // Room for the log of the database is kept for it in advance: it is used up as a month of work would.
        await asOwner((owner) => owner.query('select pg_switch_wal()')).catch(() => {});
        await rest(200);
        fill(`${ballast}-2`, disk);
      }
      rmSync(ballast);
      rmSync(`${ballast}-2`, { force: true });
    },
  },
  mood('refuses', 'the relay for mail refuses everything'),
  mood('hangs', 'the relay for mail takes connections and says nothing'),
  mood('drops', 'the relay for mail breaks off, before or after it took the mail'),
  {
    name: 'clock forward',
    words: 'the clock of every node jumps 1 h to 3 days ahead',
    strike: async ({ moveClock }, random) => moveClock(Math.round(between(random, 3_600_000, 3 * 86_400_000))),
  },
  {
    name: 'clock back',
    words: 'the clock of every node jumps 1 min to 2 h back',
    strike: async ({ moveClock }, random) => moveClock(-Math.round(between(random, 60_000, 7_200_000))),
  },
  {
    name: 'one of two nodes',
    words: 'two nodes answer and work on one database, one is killed by `kill -9` and stays away',
    strike: async (stage) => {
      const second = await stage.startSecond();
      await stage.load.more(10);
      await second.kill({ forGood: true });
    },
    // Until then clients go on asking it and have to find the other.
    after: (stage) => stage.forgetSecond(),
  },
];

/** Fills what is left of a small disk; the last bytes one by one, as far as they go. */
function fill(file: string, disk: string): void {
  const { bavail } = statfsSync(disk);
  if (bavail === 0) return;
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=64k', 'oflag=append', 'conv=notrunc'], { stdio: 'pipe' });
  } catch {
    // It ends with the disk being full, which is what was wanted.
  }
}
