import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'linja-backup-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `linja …` as a person does, on the database that comes with it. */
function linja(dataDir: string, ...args: string[]) {
  return new Promise<{ code: number | null; said: string }>((resolve) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../cli.ts'), ...args], {
      env: { PATH: process.env.PATH, DATA_DIR: join(folder, dataDir) } as NodeJS.ProcessEnv,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
      });
    }
    child.on('close', (code) => resolve({ code, said }));
  });
}

test('a desk is moved to another folder by backup and restore at the command line', async () => {
  const words = join(folder, 'words');
  // A backup of a database it makes itself would be a success every night.
  for (const command of [
    ['backup', '--to', folder],
    ['log', 'verify'],
    ['api-key', '--user', 'ada@desk.example'],
  ]) {
    expect(await linja('nowhere', ...command)).toMatchObject({
      code: 2,
      said: expect.stringContaining('no desk under'),
    });
  }
  expect(readdirSync(folder)).toEqual([]);
  writeFileSync(words, 'correct horse battery\n');
  const setup = [
    'setup',
    '--admin-email',
    'ada@desk.example',
    '--admin-password',
    'a long enough phrase',
    '--example',
    'city',
  ];
  expect(await linja('old', ...setup)).toMatchObject({ code: 0 });
  const kept = await linja('old', 'backup', '--to', `${join(folder, 'backups')}/`, '--passphrase-file', words);
  expect(kept).toMatchObject({ code: 0, said: expect.stringMatching(/\d+ rows of \d+ tables/) });
  const file = join(folder, 'backups', readdirSync(join(folder, 'backups'))[0] as string);
  expect(await linja('old', 'backup', '--verify', file)).toMatchObject({
    code: 1,
    said: expect.stringContaining('encrypted'),
  });
  const whole = await linja('old', 'backup', '--verify', file, '--passphrase-file', words);
  expect(whole).toMatchObject({ code: 0, said: expect.stringContaining('The backup is whole') });
  const restored = await linja('new', 'restore', '--from', file, '--passphrase-file', words);
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('every row is as in the backup') });
  expect(restored.said).toContain('The log is whole');
  expect(restored.said).toMatch(/request +\d+ rows {2}same/);
  expect(await linja('new', 'restore', '--from', file, '--passphrase-file', words)).toMatchObject({
    code: 1,
    said: expect.stringContaining('say --replace linja'),
  });
  expect(await linja('new', 'api-key', '--user', 'ada@desk.example')).toMatchObject({ code: 0 });
  expect((await linja('old', 'backup')).code).toBe(2);
}, 180_000);
