import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export type NodeProcess = {
  name: string;
  url: string;
  smtpPort: number;
  /** `kill -9`; unless `forGood` it is started again after two seconds, as a service manager does (deploy/linja.service). */
  kill: (how?: { forGood: boolean }) => Promise<void>;
  /** Stands still and goes on, as on a machine that slept. */
  standStill: (ms: number) => Promise<void>;
  setClock: (aheadMs: number) => void;
  isUp: () => boolean;
  /** How often it ended though nobody killed it. */
  endedByItself: () => number;
  stop: () => Promise<void>;
};

const restartMs = 2000;

/** Runs a node of the desk as an operator does, on fixed ports, and keeps it up. Waits until it says where it is. */
export async function startNode(options: {
  name: string;
  services: string;
  databaseUrl: string;
  /** Past a pooler, where `databaseUrl` leads through one. */
  directUrl?: string | undefined;
  ownerUrl: string;
  folder: string;
  aheadMs: () => number;
}): Promise<NodeProcess> {
  const [port, smtpPort] = await Promise.all([freePort(), freePort()]);
  let child: ChildProcess;
  let up = false;
  let stopped = false;
  let killed = false;
  let ended = 0;
  let tellUp = () => {};
  const isStarted = new Promise<void>((resolve) => {
    tellUp = resolve;
  });
  run();
  function run(): void {
    const program = ['--import', join(root, 'bench/fault-witness.ts'), join(root, 'server/app/main.ts')];
    child = spawn(process.execPath, [...program, `--services=${options.services}`], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: options.databaseUrl,
        DIRECT_DATABASE_URL: options.directUrl,
        MIGRATION_DATABASE_URL: options.ownerUrl,
        DATA_DIR: join(options.folder, options.name),
        HOST: '127.0.0.1',
        PORT: String(port),
        SMTP_PORT: String(smtpPort),
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
        CLOCK_AHEAD_MS: String(options.aheadMs()),
      },
      stdio: ['ignore', 'pipe', process.env.LOG_LEVEL ? 'inherit' : 'pipe', 'ipc'],
    });
    child.stdout?.on('data', (said: Buffer) => {
      if (process.env.LOG_LEVEL) process.stderr.write(said);
      if (!said.includes('Linja is at')) return;
      up = true;
      tellUp();
    });
    let complaint = '';
    child.stderr?.on('data', (said: Buffer) => {
      complaint = (complaint + said).slice(-3000);
    });
    child.once('exit', (code) => {
      up = false;
      if (stopped) return;
      // That it cannot start while the database is away is in order: it is started again.
      if (!killed && !complaint.includes('Linja cannot start')) {
        ended += 1;
        console.error(`${options.name} ended by itself (${code}): ${complaint}`);
      }
      killed = false;
      setTimeout(() => stopped || run(), restartMs);
    });
  }
  await isStarted;
  return {
    name: options.name,
    url: `http://127.0.0.1:${port}`,
    smtpPort,
    isUp: () => up,
    endedByItself: () => ended,
    kill: async (how) => {
      stopped = how?.forGood ?? false;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      killed = true;
      child.kill('SIGKILL');
      await gone;
    },
    standStill: async (ms) => {
      child.kill('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, ms));
      child.kill('SIGCONT');
    },
    setClock: (aheadMs) => {
      if (child.connected) child.send({ aheadMs }, () => {});
    },
    stop: async () => {
      stopped = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
