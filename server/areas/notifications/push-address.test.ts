import { expect, test } from 'vitest';
import { isPushAddress } from './push-address.ts';

test.each([
  'https://updates.push.services.mozilla.com/wpush/v2/abc',
  'https://fcm.googleapis.com/fcm/send/abc',
  'https://web.push.apple.com/abc',
  'https://93.184.216.34/abc',
  'https://[2606:2800:220:1:248:1893:25c8:1946]/abc',
])('a push service on the internet is reached: %s', (address) => {
  expect(isPushAddress(address, false)).toBe(true);
});

test.each([
  'http://push.example.com/abc',
  'ftp://push.example.com/abc',
  'https://user:word@push.example.com/abc',
  'https://127.0.0.1/abc',
  'https://localhost/abc',
  'https://[::1]/abc',
  'https://10.1.2.3/abc',
  'https://192.168.1.1/abc',
  'https://169.254.169.254/latest/meta-data',
  'https://2130706433/abc',
  'https://0x7f.1/abc',
  'https://[::ffff:10.0.0.1]/abc',
  'https://[fd00::1]/abc',
  'https://[64:ff9b::a00:1]/abc',
  'https://intranet/abc',
  'https://db.internal/abc',
  'nonsense',
])('an address inside, or none, is refused: %s', (address) => {
  expect(isPushAddress(address, false)).toBe(false);
});

test('this machine is reached only where tests ask for it', () => {
  expect(isPushAddress('http://127.0.0.1:4000/abc', true)).toBe(true);
  expect(isPushAddress('http://10.0.0.1/abc', true)).toBe(false);
});
