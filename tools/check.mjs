// `npm run check`: everything a machine can say about the code without running it.
import { runChecks } from './checks.mjs';
import { installIfNeeded } from './install-if-needed.mjs';

try {
  installIfNeeded();
  const { failed } = await runChecks();
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
