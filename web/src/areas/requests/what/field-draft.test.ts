import { describe, expect, test } from 'vitest';
import { fresh, heard, isDirty, keepMine, takeTheirs } from './field-draft.ts';

const typed = (base: string, text: string) => ({ ...fresh(base), text });

describe('a field being typed in', () => {
  test('takes over what somebody else wrote while nothing was typed', () => {
    expect(heard(fresh('old'), 'new')).toEqual(fresh('new'));
  });

  test('keeps what is typed when the request changed elsewhere', () => {
    expect(heard(typed('old', 'mine'), 'old')).toEqual(typed('old', 'mine'));
  });

  test('shows both texts when somebody else changed the same field', () => {
    const draft = heard(typed('old', 'mine'), 'theirs');
    expect(draft).toMatchObject({ text: 'mine', theirs: 'theirs' });
    expect(keepMine(draft)).toMatchObject({ base: 'theirs', text: 'mine', theirs: null });
    expect(isDirty(keepMine(draft))).toBe(true);
    expect(takeTheirs(draft)).toEqual(fresh('theirs'));
  });

  test('does not take its own saved text for somebody else', () => {
    const saving = { ...typed('old', 'mine and more'), sent: 'mine' };
    expect(heard(saving, 'mine')).toEqual({ base: 'mine', text: 'mine and more', sent: null, theirs: null });
  });

  test('has no conflict when both wrote the same, and none any more when theirs was taken back', () => {
    expect(heard(typed('old', 'same '), 'same').theirs).toBeNull();
    expect(heard(heard(typed('old', 'mine'), 'theirs'), 'old').theirs).toBeNull();
  });

  test('space at the ends is no change', () => {
    expect(isDirty(typed('text', ' text\n'))).toBe(false);
  });
});
