import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../../..', process.env.CORPORA_DIR ?? '../shared/corpora');

/** Cases of a shared corpus for tests, or null where the corpora are not installed: such tests then skip. */
export function readCorpus<T>(file: string): T[] | null {
  const path = join(folder, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { cases: T[] }).cases : null;
}

/** The text with all white space runs as one space, as the corpora compare. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Milliseconds that `work` takes. */
export async function duration(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
