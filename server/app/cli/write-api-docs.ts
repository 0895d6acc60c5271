import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { errorReference } from '../error-reference.ts';
import { openApiDocument } from '../openapi.ts';

const root = join(import.meta.dirname, '../../..');

const documents: { path: string; content: () => string }[] = [
  { path: join(root, 'docs/api/openapi.json'), content: () => `${JSON.stringify(openApiDocument(), null, 2)}\n` },
  { path: join(root, 'docs/api/errors.md'), content: errorReference },
];

/** `linja openapi [--verify]`: writes the documents made from the contract, or says which of them is out of date. */
export async function writeApiDocs(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { verify: { type: 'boolean' } } });
  let stale = 0;
  for (const { path, content } of documents) {
    const name = relative(root, path);
    const wanted = content();
    if (existsSync(path) && readFileSync(path, 'utf8') === wanted) continue;
    if (values.verify) {
      console.error(`${name} is not what the contract says. Run: npm run linja -- openapi`);
      stale += 1;
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, wanted);
    console.log(`${name} written`);
  }
  return stale > 0 ? 1 : 0;
}
