// Plain JavaScript for Node 20 and newer.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { program, runByProductNode } from './product-node.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium that is here already: the one named by CHROMIUM_PATH, the system's, or Playwright's own. */
export function findChromium() {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const known = [
    process.env.CHROMIUM_PATH,
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return known.find((path) => path && existsSync(path));
}

/**
 * Gives the path of a Chromium for the browser stories, installed first where there is none: from Debian's packages where
 * we are root on Debian, else Playwright's own build.
 */
export async function needChromium() {
  const known = findChromium() ?? (await ofPlaywright());
  if (known) return known;
  if (process.getuid?.() === 0 && isDebian()) {
    console.log('Installing Chromium from the Debian packages …');
    installFromDebian();
    const installed = findChromium();
    if (installed) return installed;
  }
  console.log('Installing Chromium …');
  const { code, said } = await runByProductNode([program('playwright-core', 'cli.js'), 'install', 'chromium'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const installed = await ofPlaywright();
  if (!installed) throw new Error(`Chromium could not be installed (${code}); set CHROMIUM_PATH:\n${said}`);
  return installed;
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function installFromDebian() {
  const run = (...args) =>
    spawnSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  run('update');
  run('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation', 'fonts-noto-core');
}

async function ofPlaywright() {
  const ask = `import('playwright-core').then((p) => console.log(p.chromium.executablePath()))`;
  const { code, said } = await runByProductNode(['-e', ask], { stdio: ['ignore', 'pipe', 'ignore'] });
  const path = said.trim();
  return code === 0 && path && existsSync(path) ? path : undefined;
}
