import { expect, test } from 'vitest';
import { chainDraft, newLevel, withLevel } from './chain-draft.ts';

test('the first level tells the agent, every further one who answers for the category, after the same time', () => {
  const first = newLevel([]);
  expect(first).toMatchObject({ afterMinutes: 60, tellOwner: true, tellAdministrator: false });
  const second = newLevel([{ ...first, afterMinutes: 25 }]);
  expect(second).toMatchObject({ afterMinutes: 25, tellOwner: false, tellAdministrator: true });
});

test('a level is changed or taken out where it stands, and the others move up', () => {
  const levels = [10, 20, 30].map((afterMinutes) => ({ ...newLevel([]), afterMinutes }));
  expect(withLevel(levels, 1, { afterMinutes: 21 }).map((one) => one.afterMinutes)).toEqual([10, 21, 30]);
  expect(withLevel(levels, 0, null).map((one) => one.afterMinutes)).toEqual([20, 30]);
});

test('only what is written of a chain is edited', () => {
  const chain = {
    priority: { id: 'p', name: 'High' },
    calendar: { id: 'c', name: 'Office' },
    inTimeFrameOnly: false,
    events: { new_request: 'restart' } as never,
    levels: [],
    running: 3,
    version: 4,
    reach: { can: ['edit' as const], otherCentres: [] },
  };
  expect(chainDraft(chain)).toEqual({ inTimeFrameOnly: false, events: { new_request: 'restart' }, levels: [] });
});
