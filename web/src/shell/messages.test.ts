import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../contract/common-shapes.ts';
import { permissions } from '../../../contract/permissions.ts';

const src = join(import.meta.dirname, '..');
const folders = globSync('{ui,shell,areas/*}/messages', { cwd: src }).filter(
  (folder) => globSync('*.json', { cwd: join(src, folder) }).length > 0,
);
type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, before = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(before + key, value);
    else for (const [inner, text] of flatten(value, `${before}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

const read = (folder: string, language: string) =>
  flatten(JSON.parse(readFileSync(join(src, folder, `${language}.json`), 'utf8')) as Tree);

type Part = { type: number; value?: string; options?: Record<string, { value: Part[] }>; children?: Part[] };

/** Names of the arguments of a message with their kind (1 plain, 2 number, 5 select, 6 plural, 8 tag). */
function argumentsOf(message: string, language: string): string[] {
  const walk = (parts: Part[]): string[] =>
    parts.flatMap((part) => [
      ...(part.type === 0 || part.type === 7 ? [] : [`${part.value} ${part.type}`]),
      ...Object.values(part.options ?? {}).flatMap((option) => walk(option.value)),
      ...walk(part.children ?? []),
    ]);
  return [...new Set(walk(new IntlMessageFormat(message, language).getAst() as Part[]))].sort();
}

const namespaceOf = (folder: string) => folder.split('/').at(-2) as string;

describe.each(folders)('the messages of %s', (folder) => {
  const english = read(folder, 'en');
  test.each(languages)('in %s have the same keys as in English', (language) => {
    expect([...read(folder, language).keys()].sort()).toEqual([...english.keys()].sort());
  });

  test.each(languages)('in %s are written correctly and take the same arguments as in English', (language) => {
    for (const [key, message] of read(folder, language)) {
      expect([key, ...argumentsOf(message, language)]).toEqual([key, ...argumentsOf(english.get(key) ?? '', 'en')]);
    }
  });

  test.each(languages)('in %s say something where English does', (language) => {
    const empty = [...read(folder, language)].filter(([key, text]) => text === '' && english.get(key) !== '');
    expect(empty).toEqual([]);
  });
});

test('every message key written in the source exists', () => {
  const known = new Map(folders.map((folder) => [namespaceOf(folder), read(folder, 'en')]));
  const missing: string[] = [];
  for (const file of globSync('**/*.{ts,tsx}', { cwd: src })) {
    const source = readFileSync(join(src, file), 'utf8');
    // A component asks for its namespace before its keys; a file may hold several components.
    let own: string | undefined;
    for (const [, asked, written = ''] of source.matchAll(/useTranslation\(\[?'([\w-]+)'|\bt\('([\w.:-]+)'/g)) {
      own = asked ?? own;
      const [namespace, key] = written.includes(':') ? written.split(':') : [own, written];
      if (written && namespace && !known.get(namespace)?.has(key ?? '')) missing.push(`${file}: ${written}`);
    }
  }
  expect(missing).toEqual([]);
});

test('each permission is said in words on the page of roles', () => {
  const known = read('areas/staff/messages', 'en');
  expect(permissions.filter((one) => !known.has(`permission.${one.replace('.', '_')}`))).toEqual([]);
});
