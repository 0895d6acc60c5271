import { expect, test } from 'vitest';
import { hasNames, namesDraft, withName } from './names-draft.ts';

test('a name typed and taken away again leaves the category as it was', () => {
  const written = withName({ fi: 'Vesi' }, 'sv', 'Vatten');
  expect(written).toEqual({ fi: 'Vesi', sv: 'Vatten' });
  expect(withName(written, 'sv', '')).toEqual({ fi: 'Vesi' });
});

test('the table begins folded only while nothing is called otherwise', () => {
  const none = namesDraft(undefined);
  expect(hasNames(none)).toBe(false);
  expect(hasNames({ ...none, externalName: 'Water' })).toBe(true);
  expect(hasNames({ ...none, names: { sv: 'Vatten' } })).toBe(true);
});
