import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const named = process.env.CORPORA_DIR;
const folder = resolve(import.meta.dirname, '..', named ?? '../shared/corpora');

/**
 * Cases of a shared corpus, or null where the corpora are not installed: such tests then skip, and a line says so. Where
 * `CORPORA_DIR` names their folder, a missing file is a mistake and throws, so that nothing is left out unnoticed.
 */
export function readCorpus<T>(file: string): T[] | null {
  return readCorpusWhole<{ cases: T[] }>(file)?.cases ?? null;
}

/** The same for a corpus whose cases stand in another order than one list: the whole file. */
export function readCorpusWhole<T>(file: string): T | null {
  const path = join(folder, file);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as T;
  if (named !== undefined) throw new Error(`CORPORA_DIR is set, but there is no ${path}`);
  console.warn(`The shared cases of ${file} are not here; the tests that read them are left out (CORPORA_DIR).`);
  return null;
}

/** The text with all white space runs as one space, as the corpora compare. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
