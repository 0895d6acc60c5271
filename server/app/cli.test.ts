import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { aDatabase } from '#test/database.ts';
import { commands } from './cli/commands.ts';
import { startDesk } from './start-desk.ts';

const cli = join(import.meta.dirname, 'cli.ts');

/** Runs `linja …` as a person does, in a process of its own. */
function linja(environment: Record<string, string>, ...args: string[]) {
  return new Promise<{ code: number | null; out: string; problem: string }>((resolve) => {
    const env = { PATH: process.env.PATH, TZ: process.env.TZ, ...environment } as NodeJS.ProcessEnv;
    const child = spawn(process.execPath, [cli, ...args], { env });
    let out = '';
    let problem = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      problem += chunk;
    });
    child.on('close', (code) => resolve({ code, out, problem }));
  });
}

const first = ['setup', '--language', 'sv', '--admin-email', 'ada@desk.example', '--admin-password', 'en lång fras 42'];

const root = join(import.meta.dirname, '../..');

/** Every `linja …` that stands as code in the documents or in what is installed: the file, and the words behind `linja`. */
function documentedCommands(): [file: string, words: string[]][] {
  const files = ['README.md', 'AGENTS.md', 'docs/*.md', 'docs/howto/*.md', 'docs/operate/*.md', 'deploy/*'];
  return files
    .flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      const code = entry.name.endsWith('.md') ? codeOf(text) : text.split('\n');
      return code.flatMap((line) =>
        [
          ...line.matchAll(
            /(?:^(?:\$ )?|^ExecStart=.*\/|npm run |desk |-c "|&& |--entrypoint )linja (?:-- |desk )?(?!desk)([a-z][^&#|"]*)/g,
          ),
        ].map(([, words = '']): [string, string[]] => [entry.name, words.trim().split(/ +/)]),
      );
    });
}

/** Lines of fenced blocks, and what stands between back quotes. */
function codeOf(text: string): string[] {
  const [blocks, rest]: string[][] = [[], []];
  for (const [at, part] of text.split(/^```.*$/m).entries()) (at % 2 ? blocks : rest)?.push(part);
  const spans = [...(rest ?? []).join('\n').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return [...(blocks ?? []).flatMap((block) => block.split('\n')), ...spans];
}

test('every command line the documents give is one that exists, with the options it names', async () => {
  const documented = documentedCommands();
  expect(new Set(documented.map(([, [name]]) => name))).toEqual(new Set([...Object.keys(commands), 'help']));
  for (const [file, [name = '', ...words]] of documented) {
    if (name === 'help') continue;
    // The first option it does not know is named: the one at the end, where all before are known.
    const refused = await commands[name]?.([...words, '--of-no-command']).catch((error: Error) => error.message);
    expect([file, name, ...words, refused]).toEqual([
      file,
      name,
      ...words,
      expect.stringContaining("'--of-no-command'"),
    ]);
  }
});

describe('linja on a database of its own', () => {
  let database: Awaited<ReturnType<typeof aDatabase>>;
  let env: Record<string, string>;
  beforeAll(async () => {
    database = await aDatabase();
    env = { DATABASE_URL: database.url };
  });
  afterAll(() => database.drop());

  const served = () =>
    startDesk({ databaseUrl: database.url, host: '127.0.0.1', port: 0, smtpPort: null, logLevel: 'error' });

  test('refuses a first run it cannot make, naming every option that is wrong', async () => {
    const run = await linja(env, 'setup', '--language', 'xx', '--admin-password', 'short', '--example', 'farm');
    expect(run.code).toBe(2);
    for (const option of ['--language', '--admin-email', '--admin-password', '--example']) {
      expect(run.problem).toContain(option);
    }
  });

  test('makes the first run unattended, once', async () => {
    const run = await linja(env, ...first, '--admin-name', 'Ada', '--example', 'none');
    expect(run).toMatchObject({ code: 0, problem: '' });
    const again = await linja(env, ...first);
    expect(again.code).toBe(1);
    expect(again.problem).toContain('already');
  });

  test('prints a key that opens the desk in the language of the first run', async () => {
    const { code, out } = await linja(env, 'api-key', '--user', 'Ada@Desk.example', '--name', 'till');
    expect(code).toBe(0);
    expect(out).toMatch(/^linja_\S+\n$/);
    const desk = await served();
    try {
      const me = await fetch(`${desk.url}/api/v1/me`, { headers: { authorization: `Bearer ${out.trim()}` } });
      expect(me.status).toBe(200);
      expect(await me.json()).toMatchObject({ person: { name: 'Ada' }, language: 'sv' });
    } finally {
      await desk.stop();
    }
  });

  test('gives no key to somebody it does not know', async () => {
    const run = await linja(env, 'api-key', '--user', 'nobody@desk.example');
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.problem).toContain('nobody@desk.example');
  });

  test('lets in whoever nobody else can let in any more, and gives no link to somebody it does not know', async () => {
    const wrong = await linja(env, 'password-link', '--user', 'nobody@desk.example');
    expect(wrong).toMatchObject({ code: 2, out: '' });
    const desk = await served();
    const post = (path: string, body: object) =>
      fetch(`${desk.url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        body: JSON.stringify(body),
      });
    try {
      const { code, out } = await linja(
        { ...env, PUBLIC_URL: 'https://desk.example/' },
        ...['password-link', '--user', 'Ada@Desk.example', '--reset-second-factor'],
      );
      expect(code).toBe(0);
      const [, token] = out.match(/^https:\/\/desk\.example\/set-password#(\S+)\n$/) ?? [];
      const password = 'en annan lång fras 43';
      expect((await post('/sign-in/set-password', { token, password })).status).toBe(200);
      expect((await post('/sign-in/set-password', { token, password })).status).toBe(400);
      const { rows } = await desk.runtime.pool.query('select type, actor_name from security_event order by at, id');
      expect(rows).toContainEqual({ type: 'second_factor_reset', actor_name: 'Linja' });
      expect(rows).toContainEqual({ type: 'password_link_made', actor_name: 'Linja' });
    } finally {
      await desk.stop();
    }
  });

  test('proves the log whole, and names the first row tampered with', async () => {
    expect(await linja(env, 'log', 'verify')).toMatchObject({ code: 0 });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('set session_replication_role = replica');
    const { rows } = await client.query(
      `update change_log set changes = '[{"field": "name", "new": "Eve"}]' where id =
        (select min(id) from change_log where entity = 'person') returning id`,
    );
    await client.query("update change_log set at = at - interval '1 day' where entity = 'centre'");
    await client.end();
    const run = await linja(env, 'log', 'verify');
    expect(run.code).toBe(1);
    expect(run.problem).toMatch(/log row \d+ .*(person|centre)/);
    const named = Number(run.problem.match(/log row (\d+)/)?.[1]);
    expect(named).toBeLessThanOrEqual(rows[0].id);
  });

  test('says every wrong setting at once', async () => {
    const run = await linja({ DATABASE_URL: 'mysql://x', PORT: 'many', SMTP_PORT: '70000' }, 'log', 'verify');
    expect(run.code).toBe(2);
    for (const name of ['DATABASE_URL', 'PORT', 'SMTP_PORT']) expect(run.problem).toContain(name);
  });

  test('explains itself when it is asked something it does not know', async () => {
    const run = await linja(env, 'dance');
    expect(run.code).toBe(2);
    expect(run.problem).toContain('api-key --user');
    expect((await linja(env, 'help')).out).toContain('log verify');
  });
});

test('a first run with an example ends with the example on the desk, and its log whole', async () => {
  const database = await aDatabase();
  const env = { DATABASE_URL: database.url };
  try {
    expect(await linja(env, ...first, '--example', 'city')).toMatchObject({ code: 0, problem: '' });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query('select count(*)::int as requests from request');
    await client.end();
    expect(rows[0].requests).toBeGreaterThan(100);
    expect(await linja(env, 'log', 'verify')).toMatchObject({ code: 0, problem: '' });
  } finally {
    await database.drop();
  }
}, 120_000);

test('linja uses the database a running desk has open, and its own when none runs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linja-cli-'));
  const env = { DATA_DIR: folder };
  try {
    expect((await linja(env, ...first)).code).toBe(0);
    const running = await startEmbeddedPostgres(join(folder, 'postgres'), ['fsync=off']);
    try {
      expect((await linja(env, 'api-key', '--user', 'ada@desk.example')).code).toBe(0);
      const client = new pg.Client({ connectionString: running.url });
      await client.connect();
      // Still up after the command, with what the command wrote.
      expect((await client.query('select name from api_key')).rows).toEqual([{ name: 'command line' }]);
      await client.end();
    } finally {
      await running.stop();
    }
    expect((await linja(env, 'log', 'verify')).out).toContain('The log is whole');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
