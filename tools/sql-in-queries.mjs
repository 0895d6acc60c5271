// SQL of areas and app stands in *-queries.ts alone. The border of imports keeps kysely out of the rest, but what the
// platform hands out (`prepared`, the builder behind a `Db`) needs no import of kysely: this looks for its use.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const statement = /\bprepared(<[^(]*>)?\(|\.(selectFrom|updateTable|insertInto|deleteFrom|mergeInto)\(/;
/** Where SQL may stand: queries, tests, and the builders only tests use (`a-team.ts`). */
const allowed = /-queries\.ts$|\.test\.ts$|(^|\/)an?-[^/]+\.ts$/;

const found = ['server/areas', 'server/app']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)))
  .filter((path) => path.endsWith('.ts') && !allowed.test(path))
  .flatMap((path) =>
    readFileSync(join(root, path), 'utf8')
      .split('\n')
      .flatMap((line, at) => (statement.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
  );

if (found.length > 0) {
  console.log(`SQL outside *-queries.ts:\n${found.join('\n')}`);
  process.exitCode = 1;
}
