// What npm runs at the end of an installation: the first `npm start` then has nothing left to install or to build.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildWebIfNeeded } from './build-web.mjs';
import { markInstalled } from './install-if-needed.mjs';
import { program, root } from './product-node.mjs';

// Where only what runs was installed, or only what an image is installed from is there, nothing can be built.
if (existsSync(program('vite')) && existsSync(join(root, 'web', 'vite.config.ts'))) {
  markInstalled();
  // An installation holds without the client; `npm start` builds it, or says what is wrong.
  await buildWebIfNeeded().catch((error) => console.error(error.message));
}
