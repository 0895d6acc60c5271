import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from './network-of.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:c000:207', '192.0.2.7'],
  ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['nobody', 'nobody'],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('whatever stands behind the first 64 bits, and however it is written, it is one network; another prefix is another', () => {
  const words = fc.array(fc.integer({ min: 1, max: 0xffff }), { minLength: 4, maxLength: 4 });
  const written = (all: number[]) => all.map((word) => word.toString(16)).join(':');
  fc.assert(
    fc.property(words, words, words, (prefix, one, other) => {
      expect(networkOf(written([...prefix, ...one]))).toBe(networkOf(written([...prefix, ...other]).toUpperCase()));
      expect(networkOf(written([...prefix, ...one])) === networkOf(written([...other, ...one]))).toBe(
        written(prefix) === written(other),
      );
    }),
  );
});
