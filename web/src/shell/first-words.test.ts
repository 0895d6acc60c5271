import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { firstWords } from './i18n.ts';

const src = join(import.meta.dirname, '..');
/** What is drawn with the words of the first load alone. */
const entries = [
  'main.tsx',
  'areas/desk/desk-page.tsx',
  'areas/worklist/queue-page.tsx',
  'areas/worklist/requests-page.tsx',
  'areas/requests/request-page.tsx',
];

/** Every file of ours that these reach by imports that are not awaited. */
function reached(files: string[]): Set<string> {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)[^;]*?from '(\.[^']+)';/gm)) {
      if (/\.tsx?$/.test(from)) visit(join(dirname(file), from));
    }
  };
  for (const file of files) visit(join(src, file));
  return seen;
}

test('what is drawn first says nothing that comes with the later words', () => {
  const files = reached(entries);
  expect(files.size).toBeGreaterThan(60);
  const later: string[] = [];
  for (const file of files) {
    for (const [, asked = ''] of readFileSync(file, 'utf8').matchAll(/useTranslation\((\[[^\]]*\]|'[\w-]+')\)/g)) {
      for (const [, namespace = ''] of asked.matchAll(/'([\w-]+)'/g)) {
        if (!firstWords.includes(namespace)) later.push(`${file.slice(src.length + 1)}: ${namespace}`);
      }
    }
  }
  expect(later).toEqual([]);
});
