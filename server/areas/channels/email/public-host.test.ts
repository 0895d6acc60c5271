import { expect, test } from 'vitest';
import { publicHost } from './public-host.ts';

test('the host is that of the public address, else localhost', () => {
  expect(publicHost({ PUBLIC_URL: 'https://desk.example:8443/' })).toBe('desk.example');
  expect(publicHost({})).toBe('localhost');
  expect(publicHost({ PUBLIC_URL: 'nonsense' })).toBe('localhost');
});
