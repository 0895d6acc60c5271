import { describe, expect, test } from 'vitest';
import { newOf, readTyped } from './who-typed.ts';

describe('what is typed in who is it', () => {
  test.each([
    ['070-123 45 67', { name: null, phone: '070-123 45 67', email: null }],
    ['+358 (0)40 1234567', { name: null, phone: '+358 (0)40 1234567', email: null }],
    ['Anna Berg', { name: 'Anna Berg', phone: null, email: null }],
    ['Anna Berg 0701234567 anna@example.org', { name: 'Anna Berg', phone: '0701234567', email: 'anna@example.org' }],
    ['"Berg, Anna" <anna@example.org>', { name: 'Berg Anna', phone: null, email: 'anna@example.org' }],
    ['Storgatan 12', { name: 'Storgatan 12', phone: null, email: null }],
    ['', { name: null, phone: null, email: null }],
  ])('%j is taken apart', (text, expected) => {
    expect(readTyped(text)).toEqual(expected);
  });
});

test('half a number typed to find somebody is nothing new of them; another number is', () => {
  const fatima = { phones: [{ number: '+358 50 555 0399' }], emails: ['fatima@post.example'] };
  expect(newOf(readTyped('050 555 03'), fatima)).toEqual({});
  expect(newOf(readTyped('Fatima fatima@post.example'), fatima)).toEqual({});
  expect(newOf(readTyped('Fatima 040 123 4567 f@work.example'), fatima)).toEqual({
    phone: '040 123 4567',
    email: 'f@work.example',
  });
});
