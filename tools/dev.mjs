// `npm run dev`: the server, started anew at each change, and the client's development server beside it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildWebIfNeeded } from './build-web.mjs';
import { installIfNeeded } from './install-if-needed.mjs';
import { program, root, runByProductNode } from './product-node.mjs';

try {
  installIfNeeded();
  // The page of the API reference stands among what is built.
  if (!existsSync(join(root, 'web', 'dist'))) await buildWebIfNeeded();
  const api = `http://127.0.0.1:${process.env.PORT ?? 3000}`;
  const runs = await Promise.all([
    runByProductNode(['--watch', '--watch-preserve-output', 'server/app/main.ts']),
    runByProductNode([program('vite', 'bin', 'vite.js'), '--config', 'web/vite.config.ts'], {
      env: { LINJA_API: process.env.LINJA_API ?? api },
    }),
  ]);
  process.exitCode = Math.max(...runs.map((run) => run.code));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
