// `node tools/licences.mjs [--verify]`: writes docs/licences.md, the packages that are shipped with their licences, or says
// whether it is up to date. Refuses a licence that is not in the list below. By the lock file, which is the same everywhere.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nativeParts } from './native-parts.mjs';
import { root } from './product-node.mjs';
import { nameOf, shippedPackages } from './shipped-packages.mjs';

/**
 * Licences that ask for no more than their text and a name (and MPL-2.0, whose files we do not change). CC-BY is that of
 * the holidays' data, whose makers are named in docs/licences.md; OpenSSL's wants its makers named in advertising that speaks
 * of it.
 */
const accepted = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OpenSSL',
  'PostgreSQL',
  'PSF-2.0',
  'Public domain',
  'Python-2.0',
  'Unicode-DFS-2016',
  'Unlicense',
  'Zlib',
];

/** Whether an expression of SPDX is covered: one side of an OR, both sides of an AND. */
export function isAccepted(expression) {
  const plain = expression.replaceAll(/[()]/g, ' ').trim();
  return plain.split(/ OR /i).some((side) => side.split(/ AND /i).every((name) => accepted.includes(name.trim())));
}

/** The shipped packages by name and version, each once. */
export function licencesOfShipped() {
  const found = new Map();
  for (const { folder, entry } of shippedPackages(root)) {
    const name = nameOf(folder);
    found.set(`${name}@${entry.version}`, { name, version: entry.version, licence: entry.license ?? 'unknown' });
  }
  return [...found.values()];
}

function page(packages) {
  const byLicence = Map.groupBy(packages, (one) => one.licence);
  const counts = [...byLicence]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([name, ones]) => `${name} ${ones.length}`);
  const rows = packages.map((one) => `| ${one.name} | ${one.version} | ${one.licence} |`);
  return `# Licences of what is shipped

Made by \`node tools/licences.mjs\` from the lock file. ${packages.length} packages: ${counts.join(', ')}. Each package carries its own licence text.

| Package | Version | Licence |
|---|---|---|
${rows.join('\n')}

## Inside the packages of the embedded PostgreSQL

No list of packages names these. They are those of linux-x64; the packages for other platforms bring the same, some in other versions. Only the embedded PostgreSQL uses them, which listens on this machine alone and speaks no TLS; some are no longer mended by their makers (OpenSSL 1.1.1 since 2023). A PostgreSQL of your own (\`DATABASE_URL\`) uses none of them.

| Part | Version | Licence |
|---|---|---|
${nativeParts.map((one) => `| ${one.name} | ${one.version} | ${one.licence} |`).join('\n')}
`;
}

function main() {
  const packages = licencesOfShipped();
  const refused = [...packages, ...nativeParts].filter((one) => !isAccepted(one.licence));
  for (const one of refused)
    console.error(`${one.name} ${one.version}: ${one.licence} is not among the accepted licences.`);
  const path = join(root, 'docs', 'licences.md');
  const content = page(packages);
  if (process.argv.includes('--verify')) {
    const same = existsSync(path) && readFileSync(path, 'utf8') === content;
    if (!same) console.error('docs/licences.md is not up to date: run node tools/licences.mjs');
    return same && refused.length === 0 ? 0 : 1;
  }
  writeFileSync(path, content);
  return refused.length === 0 ? 0 : 1;
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) process.exitCode = main();
