import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '#platform/make-folder.ts';
import { nodeConnections } from '#platform/node-connections.ts';
import { databaseTrouble } from './database-trouble.ts';

const databaseUrl = 'postgres://linja_app:s%40cret@db.example/desk';

test('each trouble with the database has a sentence and an advice of its own, and none shows the password', () => {
  const troubles: [error: object, what: string][] = [
    [{ code: '28P01' }, 'refuses the password of linja_app'],
    [{ code: '28000' }, 'does not let linja_app in'],
    [{ code: '3D000' }, 'no database desk'],
    [{ code: '53300' }, 'no connection free'],
    [{ code: '57P03' }, 'starting'],
    [{ code: 'ECONNREFUSED' }, 'Nobody listens at db.example:5432'],
    [{ code: 'ENOTFOUND' }, 'name of db.example:5432 is unknown'],
    [{ message: 'timeout expired' }, 'does not answer'],
    [{ message: 'The server does not support SSL connections' }, 'do not agree on TLS'],
  ];
  const found = troubles.map(([error]) => databaseTrouble(error, { databaseUrl }));
  for (const [at, [, what]] of troubles.entries()) expect(found[at]?.what).toContain(what);
  expect(new Set(found.map((one) => one.todo)).size).toBe(troubles.length);
  expect(JSON.stringify(found)).not.toMatch(/cret/);
  for (const code of ['DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']) {
    expect(databaseTrouble({ code }, { databaseUrl }).what).toContain('do not agree on TLS');
  }
  expect(databaseTrouble({ code: '3D000' }, { databaseUrl: 'postgres:///%zz' }).what).toContain('no database %zz');
  expect(databaseTrouble({ code: 'XX000' }, { databaseUrl }).what).toBe('The database cannot be reached (XX000)');
});

test('a folder that can be made nowhere is refused at once', () => {
  expect(() => makeFolder('/proc/no/such/folder')).toThrow();
  expect(() => makeFolder(`${import.meta.filename}/below`)).toThrow();
});

test('the guide to several nodes counts the connections of a node as the doctor does', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../docs/operate/scale-out.md'), 'utf8');
  expect(guide).toContain(`A node uses up to ${nodeConnections} connections`);
});
