import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
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

test('however it is started, and where it is measured, it gets the same room for new objects and the same heaps', () => {
  const starts = ['deploy/linja.service', 'deploy/Dockerfile', 'tools/product-node.mjs', 'bench/child-desk.ts'];
  for (const said of [/--max-semi-space-size=(16)/, /MALLOC_ARENA_MAX\W+(2)/]) {
    const texts = starts.map((file) => [file, readFileSync(join(root, file), 'utf8').match(said)?.[1]]);
    expect(texts).toEqual(starts.map((file) => [file, expect.any(String)]));
  }
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
    const units = ['linja.service', 'linja-backup.service', 'linja-backup.timer'].map((name) => {
      // The programs are not where the units want them here; the lines for secrets are tried as well.
      const text = deploy(name)
        .replace(/^ExecStart=\S+/m, 'ExecStart=/bin/true')
        .replace(/^#(LoadCredential|Environment)=/gm, '$1=');
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    const verified = spawnSync('systemd-analyze', ['verify', ...units], { encoding: 'utf8' });
    const rated = spawnSync('systemd-analyze', ['security', '--offline=true', units[0] as string], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect(verified.stderr).not.toMatch(/linja\S*:\d*:? ?(Unknown|Failed|Invalid)/);
    expect(Number(rated.stdout.match(/exposure level for linja.service: ([\d.]+)/)?.[1])).toBeLessThan(2);
  });
});

describe('the command line of an installation by systemd', () => {
  const may = process.getuid?.() === 0 && has('runuser');

  test.skipIf(!may)('has the user, the settings and the Node of the service, and nothing of the caller', () => {
    const folder = mkdtempSync(join(tmpdir(), 'linja-command-'));
    try {
      chmodSync(folder, 0o755);
      const [home, settings] = [join(folder, 'opt'), join(folder, 'linja.env')];
      mkdirSync(join(home, 'node_modules/node/bin'), { recursive: true });
      mkdirSync(join(home, 'server/app'), { recursive: true });
      cpSync(process.execPath, join(home, 'node_modules/node/bin/node'));
      writeFileSync(
        join(home, 'server/app/cli.ts'),
        'console.log(JSON.stringify([process.getuid?.(), process.env, process.argv.slice(2), process.cwd()]))',
      );
      writeFileSync(settings, 'PUBLIC_URL=https://desk.example.org\nTRUSTED_PROXIES="127.0.0.1, ::1"\n');
      const command = join(folder, 'linja');
      const places: Record<string, string> = { home, settings, user: 'nobody' };
      writeFileSync(
        command,
        deploy('linja').replace(/^(home|settings|user)=.*$/gm, (_, name) => `${name}=${places[name]}`),
      );
      // A folder that is root's own, such as the one root begins in.
      mkdirSync(join(folder, 'closed'), { mode: 0o700 });
      let closed = false;
      const linja = (...args: string[]) =>
        spawnSync('sh', [command, ...args], {
          encoding: 'utf8',
          cwd: closed ? join(folder, 'closed') : folder,
          env: { ...process.env, PORT: '1', DATA_DIR: '/root/another' },
        });
      expect(JSON.parse(linja('backup', '--to', 'a b/').stdout)).toEqual([
        65534,
        {
          PATH: '/usr/bin:/bin',
          NODE_ENV: 'production',
          DATA_DIR: '/var/lib/linja',
          PUBLIC_URL: 'https://desk.example.org',
          TRUSTED_PROXIES: '127.0.0.1, ::1',
        },
        ['backup', '--to', 'a b/'],
        folder,
      ]);
      closed = true;
      expect(JSON.parse(linja('doctor').stdout)[3]).toBe('/');
      closed = false;
      writeFileSync(settings, 'DATA_DIR=/srv/desk\n');
      expect(JSON.parse(linja('doctor').stdout)[1].DATA_DIR).toBe('/srv/desk');
      // Without its settings it would look at another desk.
      chmodSync(settings, 0o600);
      expect(linja('doctor')).toMatchObject({ status: 2, stderr: expect.stringContaining(`cannot read ${settings}`) });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the documents for operators', () => {
  const documents = ['README.md', ...readdirSync(join(root, 'docs/operate')).map((name) => `docs/operate/${name}`)].map(
    (name): [string, string] => [name, readFileSync(join(root, name), 'utf8')],
  );
  const config = readFileSync(join(root, 'server/platform/config.ts'), 'utf8');
  const settings = new Set([...config.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name as string));
  const asFiles = [...(config.match(/fromFile = \[(.*?)\]/s)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(
    ([, name]) => `${name}_FILE`,
  );

  test('name every setting there is, and none that is not', () => {
    expect(settings.size).toBeGreaterThan(10);
    const rows = documents.flatMap(([, text]) => [...text.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name));
    expect(new Set(rows)).toEqual(settings);
    // Those of compose.yaml and of the tests are no settings of the desk.
    const known = [...settings, ...asFiles, 'FRONT_NETWORK', 'TEST_POSTGRES_URL'];
    const units: [string, string][] = ['compose.yaml', 'linja.service'].map((name) => [name, deploy(name)]);
    for (const [name, text] of [...documents, ...units]) {
      for (const [, variable] of text.matchAll(/(?:^|[`'"=\s])([A-Z]+_[A-Z_]+)[=:](?![-?])/gm)) {
        if (!/^(POSTGRES|NODE|MALLOC)_/.test(variable as string))
          expect([name, known]).toEqual([name, expect.arrayContaining([variable])]);
      }
    }
  });

  test.skipIf(process.platform !== 'linux')('name the library the desk needs that a small Debian lacks', () => {
    // What a program is linked with stands in its beginning.
    const beginning = Buffer.alloc(8 * 1024 * 1024);
    const node = openSync(join(root, 'node_modules/node/bin/node'), 'r');
    readSync(node, beginning);
    closeSync(node);
    expect(/apt install .*libatomic1/.test(documents.join())).toBe(beginning.includes('libatomic.so.1'));
  });

  test('name files and scripts that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const [name, text] of documents) {
      for (const [, path] of text.matchAll(/\b((?:deploy|server|docs|bench|test)\/[\w./-]+\w)/g)) {
        // Made at the installation, or an address.
        if (!/secrets|\.env$/.test(path as string))
          expect([name, path, existsSync(join(root, path as string))]).toEqual([name, path, true]);
      }
      for (const [, script] of text.matchAll(/npm run ([\w:-]+)/g)) {
        expect([name, script, scripts[script as string]]).toEqual([name, script, expect.any(String)]);
      }
    }
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

  test('makes its database as the desk makes the one that comes with it', () => {
    const embedded = readFileSync(join(root, 'server/platform/embedded-postgres.ts'), 'utf8');
    const kinds = (text: string) => text.match(/--(encoding|locale|builtin|data)[\w-]*(=[\w.-]+)?/g)?.sort();
    expect(kinds(serviceOf('database'))).toEqual(kinds(embedded));
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
    // Inside the container alone nobody could scrape them; the port is not published.
    expect(last).toMatch(/METRICS_PORT=9464 \\\n {2}METRICS_HOST=0\.0\.0\.0/);
    expect(deploy('compose.yaml')).not.toContain('9464');
    expect(last).toContain('STOPSIGNAL SIGTERM');
    expect(last).not.toMatch(/npm |apt-get/);
    expect(deploy('Dockerfile')).not.toMatch(/:latest|ADD http|curl .*\| *sh|chmod 777/);
    // What builds it comes with Docker; a frontend named here would be fetched besides.
    expect(deploy('Dockerfile')).not.toContain('syntax=');
  });

  test.skipIf(process.getuid?.() !== 0 || !has('setpriv'))(
    'runs as a user without rights from a tree nobody can write to',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'linja-image-'));
      const database = await aDatabase('template1');
      let child: ChildProcess | undefined;
      try {
        chmodSync(folder, 0o755);
        const source = join(folder, 'source');
        mkdirSync(join(source, 'web/dist/assets'), { recursive: true });
        for (const page of ['index', 'api-reference'])
          writeFileSync(join(source, `web/dist/${page}.html`), '<title>Linja</title>');
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
        child = spawn(
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
          stream?.on('data', (chunk) => {
            said += chunk;
          });
        }
        await expect.poll(() => said, { timeout: 30_000 }).toContain('Metrics are at');
        const url = said.match(/Linja is at (\S+)/)?.[1] as string;
        expect(await (await fetch(`${url}/`)).text()).toContain('<title>Linja</title>');
        expect((await fetch(`${url}/api/docs`)).status).toBe(200);
        const metrics = said.match(/Metrics are at (\S+)/)?.[1];
        expect(await (await fetch(`http://${metrics}/readyz`)).json()).toMatchObject({ ready: true });
        // The command line of the container, by the same user in the same tree.
        const command = [
          '--reuid=10001',
          '--regid=10001',
          '--clear-groups',
          node,
          'server/app/cli.ts',
          'backup',
          '--to',
          `${data}/`,
        ];
        const backedUp = spawnSync('setpriv', command, {
          cwd: tree,
          encoding: 'utf8',
          env: {
            DATABASE_URL: database.applicationUrl,
            MIGRATION_DATABASE_URL: database.url,
            DATA_DIR: data,
            HOME: data,
          } as NodeJS.ProcessEnv,
        });
        expect([backedUp.status, backedUp.stderr]).toEqual([0, '']);
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        expect(status).toMatch(/^Uid:\t10001/m);
        expect(status).toMatch(/^CapEff:\t0+$/m);
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        expect((await gone)[0]).toBe(0);
      } finally {
        child?.kill('SIGKILL');
        await database.drop();
        spawnSync('chmod', ['-R', 'u+w', folder]);
        rmSync(folder, { recursive: true, force: true });
      }
    },
    120_000,
  );
});
