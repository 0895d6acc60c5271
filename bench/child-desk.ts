import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

export type ChildDesk = {
  url: string;
  pid: number;
  /** Halts the process where it stands, and lets it go on: the database's own limit is measured with nobody else at work. */
  pause: () => void;
  resume: () => void;
  stop: () => Promise<void>;
};

/** Starts the real server as `npm start` does, as a process of its own, on free ports; with `profile` it leaves a CPU profile in that folder. */
export async function startChildDesk(databaseUrl: string, profile: string | undefined): Promise<ChildDesk> {
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const child = spawn(process.execPath, ['--max-semi-space-size=16', ...flags, 'server/app/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      MALLOC_ARENA_MAX: '2',
      NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
      DATABASE_URL: databaseUrl,
      PORT: '0',
      SMTP_PORT: '0',
      HOST: '127.0.0.1',
      PUBLIC_URL: '',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  return {
    url,
    pid: child.pid ?? 0,
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    stop: async () => {
      if (child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Where the desk is that this process starts, once it says so; throws what it said if it ends instead. */
export function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      const found = said.match(/Linja is at (http:\S+)/)?.[1];
      if (found) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}
