import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const page = join(import.meta.dirname, '../docs/performance.md');
const begin = '<!-- measured by npm run bench -- --write -->';
const end = '<!-- end of what was measured -->';

/** Puts what was measured between its marks in docs/performance.md. Throws when the page has lost them. */
export function writeMeasured(measured: string): void {
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/performance.md has lost the marks of what is measured');
  writeFileSync(page, `${text.slice(0, from)}${begin}\n\n${measured}\n\n${text.slice(to)}`);
}
