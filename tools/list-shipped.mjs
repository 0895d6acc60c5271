// `node tools/list-shipped.mjs [<tree>]`: the folders of the packages that run at a customer, a line each, those that are installed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './product-node.mjs';
import { shippedPackages } from './shipped-packages.mjs';

const tree = process.argv[2] ?? root;
for (const { folder } of shippedPackages(tree)) {
  // A package inside another one comes along with it.
  if (folder.lastIndexOf('node_modules/') === 0 && existsSync(join(tree, folder))) console.log(folder);
}
