import { expect, test } from 'vitest';
import type { Db } from '#platform/db.ts';
import { hostOf, publicHost, setPublicUrl } from './public-host.ts';

test('the host is that of the public address, else localhost', () => {
  expect(publicHost('https://desk.example:8443/')).toBe('desk.example');
  expect(publicHost(undefined)).toBe('localhost');
  expect(publicHost('nonsense')).toBe('localhost');
});

test('two desks in one process keep their own hosts', () => {
  const [one, other] = [{}, {}] as Db[] as [Db, Db];
  setPublicUrl(one, 'https://one.example');
  setPublicUrl(other, 'https://other.example');
  expect([hostOf(one), hostOf(other), hostOf({} as Db)]).toEqual(['one.example', 'other.example', 'localhost']);
});
