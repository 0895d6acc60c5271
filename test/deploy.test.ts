import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aDatabase } from './database.ts';

const root = join(import.meta.dirname, '..');
const deploy = (name: string) => readFileSync(join(root, 'deploy', name), 'utf8');
const has = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

/** The block of a service in a compose file: its lines up to the next of the same depth. */
function serviceOf(name: string): string {
  const [, block = ''] = deploy('compose.yaml').split(new RegExp(`^ {2}${name}:\\n`, 'm'));
  return block.split(/^ {0,2}\S/m)[0] as string;
}

test('however it is started, and where it is measured, it gets the same room for new objects', () => {
  const starts = ['deploy/linja.service', 'deploy/Dockerfile', 'tools/product-node.mjs', 'bench/child-desk.ts'];
  const flags = starts.map((file) => /--max-semi-space-size=\d+/.exec(readFileSync(join(root, file), 'utf8'))?.[0]);
  expect(new Set(flags)).toEqual(new Set(['--max-semi-space-size=16']));
});

describe('the systemd unit', () => {
  test('takes every right away that the desk does not need', () => {
    const unit = deploy('linja.service');
    for (const line of [
      'User=linja',
      'NoNewPrivileges=yes',
      'CapabilityBoundingSet=',
      'ProtectSystem=strict',
      'ProtectHome=yes',
      'PrivateTmp=yes',
      'PrivateDevices=yes',
      'RestrictSUIDSGID=yes',
      'UMask=0077',
      'SystemCallFilter=@system-service',
    ]) {
      expect(unit.split('\n')).toContain(line);
    }
    expect(Number(unit.match(/TimeoutStopSec=(\d+)/)?.[1])).toBeGreaterThan(10);
  });

  test.skipIf(!has('systemd-analyze'))('is what systemd itself calls sound, with little exposed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'linja-unit-'));
    const unit = join(folder, 'linja.service');
    // The program is not where the unit wants it here.
    writeFileSync(unit, deploy('linja.service').replace('/opt/linja/node_modules/node/bin/node', '/bin/true'));
    const verified = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
    const rated = spawnSync('systemd-analyze', ['security', '--offline=true', unit], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(verified.stderr).not.toMatch(/linja\.service:\d*:? ?(Unknown|Failed|Invalid)/);
    expect(Number(rated.stdout.match(/exposure level for linja.service: ([\d.]+)/)?.[1])).toBeLessThan(2);
  });
});

describe('the compose file', () => {
  test.each(['desk', 'database'])('lets %s write nowhere but into its volume, as nobody special', (name) => {
    const service = serviceOf(name);
    for (const line of [
      'read_only: true',
      'cap_drop: [ALL]',
      'security_opt: ["no-new-privileges:true"]',
      'tmpfs:',
      'restart: unless-stopped',
    ]) {
      expect(service).toContain(line);
    }
    expect(Number(service.match(/user: "(\d+):/)?.[1])).toBeGreaterThan(0);
    expect(service).not.toMatch(/privileged|docker\.sock|network_mode: host|cap_add/);
  });

  test('has secrets by file alone, ports on this machine alone, and a database nobody outside reaches', () => {
    const text = deploy('compose.yaml');
    expect(text).not.toMatch(/PASSWORD: |postgres(ql)?:\/\//);
    for (const [, port] of text.matchAll(/ports: \[(.*)\]/g)) {
      for (const one of port?.split(', ') ?? []) expect(one).toMatch(/^"127\.0\.0\.1:/);
    }
    expect(serviceOf('database')).not.toContain('ports:');
    expect(text).toMatch(/back:\n {4}internal: true/);
    expect(text).toContain('postgres:18');
  });

  test('gets secrets that fit together', () => {
    const folder = mkdtempSync(join(tmpdir(), 'linja-secrets-'));
    cpSync(join(root, 'deploy/make-secrets.sh'), join(folder, 'make-secrets.sh'));
    expect(spawnSync('sh', [join(folder, 'make-secrets.sh')]).status).toBe(0);
    const read = (name: string) => readFileSync(join(folder, 'secrets', name), 'utf8');
    expect(read('database-url')).toBe(`postgres://linja_app:${read('application-password')}@database:5432/linja`);
    expect(read('migration-database-url')).toBe(`postgres://linja:${read('owner-password')}@database:5432/linja`);
    expect(read('owner-password')).toMatch(/^[0-9a-f]{48}$/);
    expect(statSync(join(folder, 'secrets')).mode & 0o077).toBe(0);
    expect(spawnSync('sh', [join(folder, 'make-secrets.sh')]).status).toBe(1);
    rmSync(folder, { recursive: true });
  });

  test('gets secrets that come neither into the repository nor into a layer of the image', () => {
    expect(readFileSync(join(root, '.gitignore'), 'utf8').split('\n')).toContain('deploy/secrets/');
    expect(deploy('Dockerfile.dockerignore').split('\n')).toContain('deploy/secrets');
  });
});

describe('the image', () => {
  test('is made in two stages, ends as nobody special, and says how it is', () => {
    const [, last = ''] = deploy('Dockerfile').split(/^FROM .*slim$/m);
    expect(last).toContain('USER 10001:10001');
    expect(last).toContain('HEALTHCHECK');
    expect(last).toContain('STOPSIGNAL SIGTERM');
    expect(last).not.toMatch(/npm |apt-get/);
    expect(deploy('Dockerfile')).not.toMatch(/:latest|ADD http|curl .*\| *sh|chmod 777/);
  });

  test.skipIf(process.getuid?.() !== 0 || !has('setpriv'))(
    'runs as a user without rights from a tree nobody can write to',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'linja-image-'));
      const database = await aDatabase('template1');
      try {
        chmodSync(folder, 0o755);
        const source = join(folder, 'source');
        mkdirSync(join(source, 'web/dist/assets'), { recursive: true });
        writeFileSync(join(source, 'web/dist/index.html'), '<title>Linja</title>');
        for (const name of readdirSync(root)) if (name !== 'web') symlinkSync(join(root, name), join(source, name));
        const tree = join(folder, 'tree');
        const made = spawnSync('sh', [join(root, 'deploy/image-tree.sh'), source, tree], { encoding: 'utf8' });
        expect([made.status, made.stderr]).toEqual([0, '']);
        expect(readdirSync(join(tree, 'node_modules'))).not.toContain('vitest');
        const node = join(folder, 'node');
        cpSync(process.execPath, node);
        const data = join(folder, 'data');
        mkdirSync(data, { mode: 0o700 });
        spawnSync('chown', ['10001:10001', data]);
        const child = spawn(
          'setpriv',
          [
            '--reuid=10001',
            '--regid=10001',
            '--clear-groups',
            '--no-new-privs',
            '--bounding-set=-all',
            node,
            'server/app/main.ts',
          ],
          {
            cwd: tree,
            env: {
              DATABASE_URL: database.applicationUrl,
              MIGRATION_DATABASE_URL: database.url,
              DATA_DIR: data,
              HOME: data,
              PORT: '0',
              SMTP_PORT: '0',
              METRICS_PORT: '0',
            } as NodeJS.ProcessEnv,
            stdio: ['ignore', 'pipe', 'pipe'],
          },
        );
        let said = '';
        for (const stream of [child.stdout, child.stderr]) {
          stream.on('data', (chunk) => {
            said += chunk;
          });
        }
        await expect.poll(() => said, { timeout: 30_000 }).toContain('Metrics are at');
        const url = said.match(/Linja is at (\S+)/)?.[1] as string;
        expect(await (await fetch(`${url}/`)).text()).toContain('<title>Linja</title>');
        expect((await fetch(`${url}/api/docs`)).status).toBe(200);
        const metrics = said.match(/Metrics are at (\S+)/)?.[1];
        expect(await (await fetch(`http://${metrics}/readyz`)).json()).toMatchObject({ ready: true });
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        expect(status).toMatch(/^Uid:\t10001/m);
        expect(status).toMatch(/^CapEff:\t0+$/m);
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        expect((await gone)[0]).toBe(0);
      } finally {
        await database.drop();
        spawnSync('chmod', ['-R', 'u+w', folder]);
        rmSync(folder, { recursive: true, force: true });
      }
    },
    120_000,
  );
});
