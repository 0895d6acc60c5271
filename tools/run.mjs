// `node tools/run.mjs <program.ts> …`: installs where needed, then runs a program of ours with the product's Node.
import { installIfNeeded } from './install-if-needed.mjs';
import { runByProductNode } from './product-node.mjs';

try {
  installIfNeeded();
  const { code } = await runByProductNode(process.argv.slice(2));
  process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
