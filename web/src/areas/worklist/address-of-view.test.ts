import { expect, test } from 'vitest';
import type { View } from '#contract/views.ts';
import { addressOf, placeOf, standardOf } from './address-of-view.ts';

const view: View = {
  id: '0190a000-0000-7000-8000-000000000001',
  name: 'Late by phone',
  shared: true,
  centre: null,
  filter: { phase: 'open', channel: 'phone' },
  sort: 'deadline',
  columns: [],
  density: null,
  mayEdit: true,
  version: 1,
};

test('the address of a view is short, and opens as it was saved', () => {
  expect(addressOf(view, { channel: 'phone', phase: 'open', sort: 'deadline' })).toEqual({ view: view.id });
  expect(placeOf({ view: view.id }, [view])).toEqual({
    view,
    filter: { phase: 'open', channel: 'phone', sort: 'deadline' },
    changed: false,
  });
});

test('a changed view keeps its name and says all its words, also when none is left', () => {
  const address = addressOf(view, { phase: 'open', sort: 'deadline' });
  expect(address).toEqual({ view: view.id, edited: '1', phase: 'open', sort: 'deadline' });
  expect(placeOf(address, [view])).toMatchObject({ view, changed: true, filter: { phase: 'open' } });
  expect(placeOf(addressOf(view, {}), [view])).toEqual({ view, filter: {}, changed: true });
});

test('a view that is gone, or not mine to see, leaves the words of the address', () => {
  expect(placeOf({ view: 'gone', phase: 'open' }, [view])).toEqual({
    view: null,
    filter: { phase: 'open' },
    changed: false,
  });
});

test('words that are a standard view are known as it', () => {
  expect(standardOf({ phase: 'open' })).toBe('open');
  expect(standardOf({ sort: 'deadline', ownerId: 'me', phase: 'open' })).toBe('mine');
  expect(standardOf({ phase: 'open', q: 'printer' })).toBeNull();
});
