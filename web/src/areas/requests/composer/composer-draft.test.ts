import { describe, expect, test } from 'vitest';
import { afterSending, attemptOf, bodyOf, emptyDraft, fromSaved } from './composer-draft.ts';

const reply = (text: string) => ({
  ...emptyDraft('reply'),
  texts: { reply: text, note: '<p>for us only</p>', call_note: '' },
});

describe('a draft', () => {
  test('sent again unchanged goes out under the same id', () => {
    const first = attemptOf(reply('<p>Hello</p>'));
    expect(attemptOf({ ...reply('<p>Hello</p>'), attempt: first }).id).toBe(first.id);
  });

  test('changed after a failed attempt goes out under another id', () => {
    const first = attemptOf(reply('<p>Hello</p>'));
    const draft = { ...reply('<p>Hello</p>'), attempt: first };
    expect(attemptOf({ ...draft, texts: { ...draft.texts, reply: '<p>Hello again</p>' } }).id).not.toBe(first.id);
    expect(attemptOf({ ...draft, to: ['b@example.org'] }).id).not.toBe(first.id);
    expect(attemptOf({ ...draft, bcc: ['b@example.org'] }).id).not.toBe(first.id);
    const file = { id: '1', filename: 'a', mime: 'a/b', size: 1 };
    expect(attemptOf({ ...draft, files: { ...draft.files, reply: [file] } }).id).not.toBe(first.id);
  });

  test('of another kind stays when one has been sent, under the version the server then has', () => {
    const draft = { ...reply('<p>Hello</p>'), to: ['b@example.org'], afterwards: 'close' as const, version: 4 };
    expect(afterSending(draft)).toMatchObject({
      texts: { reply: '', note: '<p>for us only</p>' },
      to: null,
      afterwards: 'stay',
      attempt: null,
      version: 5,
    });
    expect(afterSending({ ...draft, texts: { ...draft.texts, note: '' } }).version).toBeNull();
  });

  test('goes to the server without what is empty, and comes back as it was', () => {
    const file = { id: '1', filename: 'a', mime: 'a/b', size: 1 };
    const draft = { ...reply('<p></p>'), cc: ['c@example.org'], since: 3 };
    draft.files.call_note = [file];
    const body = bodyOf(draft);
    expect(Object.keys(body.entries)).toEqual(['note', 'call_note']);
    const entries = { note: { html: '<p>for us only</p>', files: [] }, call_note: { html: '', files: [file] } };
    const { sinceCount, ...rest } = body;
    const back = fromSaved({ ...rest, entries, sinceCount, updatedAt: '', version: 2 }, 'note');
    expect(back).toMatchObject({ ...draft, texts: { ...draft.texts, reply: '' }, version: 2 });
    expect(fromSaved(null, 'note')).toEqual(emptyDraft('note'));
  });
});
