// `npm start`: installs, builds what needs building, then runs the desk until it is told to stop. Words after `--` go to the desk.
import { buildWebIfNeeded } from './build-web.mjs';
import { installIfNeeded } from './install-if-needed.mjs';
import { runByProductNode } from './product-node.mjs';

try {
  installIfNeeded();
  await buildWebIfNeeded();
  const { code } = await runByProductNode(['server/app/main.ts', ...process.argv.slice(2)]);
  process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
