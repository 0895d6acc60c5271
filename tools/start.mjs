// `npm start`: installs, builds what needs building, then runs the desk until it is told to stop. Words after `--` go to the desk.
import { join } from 'node:path';
import { buildWebIfNeeded } from './build-web.mjs';
import { installIfNeeded } from './install-if-needed.mjs';
import { root, runByProductNode, serverEnvironment, serverFlags } from './product-node.mjs';

try {
  installIfNeeded();
  await buildWebIfNeeded();
  // What was compiled once is kept, so that every later start is quicker and lighter.
  const env = {
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.cache', 'compiled'),
    ...serverEnvironment,
  };
  const { code } = await runByProductNode([...serverFlags, 'server/app/main.ts', ...process.argv.slice(2)], { env });
  process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
