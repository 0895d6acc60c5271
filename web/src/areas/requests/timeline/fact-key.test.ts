import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Fact, OwnerSource } from '#contract/requests.ts';
import { factKey } from './fact-key.ts';

const english = JSON.parse(readFileSync(join(import.meta.dirname, '../messages/en.json'), 'utf8')).page;

const fact = (event: string, facts: Fact['facts']): Fact => ({
  type: 'fact',
  id: 'f',
  at: '2026-01-01T00:00:00.000Z',
  event,
  actor: { kind: 'person', name: 'Anna' },
  facts,
});

describe('an owner', () => {
  test.each(OwnerSource.options)('chosen by %s is told with what chose it', (by) => {
    const key = factKey(fact('request.assigned', { by }), {});
    expect(key).not.toBe('assigned');
    expect(english.fact[key]).toContain(by === 'reply' ? '{who}' : '{owner}');
  });

  test('chosen by a person is told with that person', () => {
    expect(factKey(fact('request.assigned', {}), {})).toBe('assigned');
  });
});

test('what was chosen by itself and confirmed is told as that, and a change as a change', () => {
  const same = { from: 'Roads', to: 'Roads', deadline: '' };
  for (const event of ['classified', 'prioritised']) {
    expect(factKey(fact(`request.${event}`, {}), same)).toBe(`${event}_confirmed`);
    expect(english.fact[`${event}_confirmed`]).toContain('{to}');
    expect(factKey(fact(`request.${event}`, {}), { ...same, from: 'Water' })).not.toContain('confirmed');
  }
});

test('the reason for taking another while holding one stands in the timeline', () => {
  expect(factKey(fact('request.pulled', { among: 3 }), { reason: '' })).toBe('pulled');
  const key = factKey(fact('request.pulled', { among: 3, reason: 'Both are one fault' }), {
    reason: 'Both are one fault',
  });
  expect(english.fact[key]).toContain('{reason}');
});
