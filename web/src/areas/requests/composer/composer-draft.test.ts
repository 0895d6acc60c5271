import { describe, expect, test } from 'vitest';
import { afterSending, attemptOf, emptyDraft } from './composer-draft.ts';

const reply = (text: string) => ({
  ...emptyDraft('reply'),
  texts: { reply: text, note: 'for us only', call_note: '' },
});

describe('a draft', () => {
  test('sent again unchanged goes out under the same id', () => {
    const first = attemptOf(reply('Hello'));
    expect(attemptOf({ ...reply('Hello '), attempt: first }).id).toBe(first.id);
  });

  test('changed after a failed attempt goes out under another id', () => {
    const first = attemptOf(reply('Hello'));
    expect(attemptOf({ ...reply('Hello again'), attempt: first }).id).not.toBe(first.id);
    expect(attemptOf({ ...reply('Hello'), to: ['b@example.org'], attempt: first }).id).not.toBe(first.id);
  });

  test('of another kind stays when one has been sent', () => {
    const after = afterSending({ ...reply('Hello'), to: ['b@example.org'], afterwards: 'close' });
    expect(after).toMatchObject({
      texts: { reply: '', note: 'for us only' },
      to: null,
      afterwards: 'stay',
      attempt: null,
    });
  });
});
