// `npm run build`: installs where needed and builds the web client anew.
import { buildWebIfNeeded } from './build-web.mjs';
import { installIfNeeded } from './install-if-needed.mjs';

try {
  installIfNeeded();
  await buildWebIfNeeded({ always: true });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
