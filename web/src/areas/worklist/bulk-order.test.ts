import { expect, test } from 'vitest';
import { orderOf } from './bulk-order.ts';

const zone = 'Europe/Helsinki';
const none = { afterwards: 'stay' as const };

test('an order that lacks what it needs is none', () => {
  expect(orderOf('assign', none, zone)).toBeNull();
  expect(orderOf('reply', { ...none, text: '  ' }, zone)).toBeNull();
  expect(orderOf('return_to_queue', none, zone)).toEqual({ action: 'return_to_queue' });
});

test('a moment is the one on the clocks of the reader’s zone', () => {
  expect(orderOf('postpone', { ...none, until: '2026-07-01T09:00' }, zone)).toEqual({
    action: 'postpone',
    until: '2026-07-01T06:00:00.000Z',
  });
});

test('closing may come without a text, a reply keeps what it says and what follows', () => {
  expect(orderOf('close', none, zone)).toEqual({ action: 'close' });
  expect(orderOf('reply', { text: 'Hello {{name}}', afterwards: 'close' }, zone)).toEqual({
    action: 'reply',
    text: 'Hello {{name}}',
    afterwards: 'close',
  });
});
