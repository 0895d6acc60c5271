import { expect, test } from 'vitest';
import { changedFields, mergeDraft, onlyChanged } from './draft.ts';

const base = { name: 'Billing', members: ['a'], closed: false };

test('an edit sends only the fields that were changed', () => {
  expect(onlyChanged(base, { ...base, members: ['a', 'b'] })).toEqual({ members: ['a', 'b'] });
  expect(changedFields(base, structuredClone(base))).toEqual([]);
});

test('what somebody else saved is taken over where I changed nothing', () => {
  const merged = mergeDraft(base, { ...base, name: 'Invoices' }, { ...base, members: ['a', 'b'] });
  expect(merged.values).toEqual({ name: 'Invoices', members: ['a', 'b'], closed: false });
  expect(merged.taken).toEqual(['members']);
  expect(merged.both).toEqual([]);
});

test('where both changed the same field mine stays and is named', () => {
  const merged = mergeDraft(base, { ...base, name: 'Invoices' }, { ...base, name: 'Money' });
  expect(merged.values.name).toBe('Invoices');
  expect(merged.both).toEqual(['name']);
});

test('the same change made twice is no conflict', () => {
  expect(mergeDraft(base, { ...base, name: 'Money' }, { ...base, name: 'Money' }).both).toEqual([]);
});
