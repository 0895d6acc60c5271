// `node tools/list-shipped.mjs [<tree>]`: the folders of the packages that run at a customer, a line each, by the lock file.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './product-node.mjs';

const tree = process.argv[2] ?? root;
const { packages } = JSON.parse(readFileSync(join(tree, 'package-lock.json'), 'utf8'));
for (const [folder, { dev }] of Object.entries(packages)) {
  if (folder === '' || dev || !existsSync(join(tree, folder))) continue;
  // A package inside another one comes along with it.
  if (folder.lastIndexOf('node_modules/') === 0) console.log(folder);
}
