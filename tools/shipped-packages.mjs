// Plain JavaScript for Node 20 and newer.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The folders of the packages that run at a customer, by the lock file of `tree`: what our dependencies lead to, without what
 * only development needs and without what some package could use but does not need; with `roots` only what those
 * lead to. Gives folder and lock entry.
 */
export function shippedPackages(tree, roots = undefined) {
  const { packages } = JSON.parse(readFileSync(join(tree, 'package-lock.json'), 'utf8'));
  const found = new Map();
  const open = (roots ?? Object.keys(packages[''].dependencies)).map((name) => [name, '']);
  for (let next = open.pop(); next; next = open.pop()) {
    const folder = folderOf(packages, ...next);
    if (!folder || found.has(folder)) continue;
    const entry = packages[folder];
    found.set(folder, entry);
    const optionalPeers = entry.peerDependenciesMeta ?? {};
    const peers = Object.keys(entry.peerDependencies ?? {}).filter((name) => !optionalPeers[name]?.optional);
    for (const name of [
      ...Object.keys(entry.dependencies ?? {}),
      ...Object.keys(entry.optionalDependencies ?? {}),
      ...peers,
    ]) {
      open.push([name, folder]);
    }
  }
  return [...found].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([folder, entry]) => ({ folder, entry }));
}

/** Where Node would find a package from a folder: inside it, or beside one of those around it. */
function folderOf(packages, name, from) {
  for (let around = from; ; ) {
    const folder = around === '' ? `node_modules/${name}` : `${around}/node_modules/${name}`;
    if (packages[folder]) return folder;
    if (around === '') return undefined;
    const end = around.lastIndexOf('/node_modules/');
    around = end === -1 ? '' : around.slice(0, end);
  }
}

/** Name of the package in a folder of the lock file. */
export const nameOf = (folder) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
