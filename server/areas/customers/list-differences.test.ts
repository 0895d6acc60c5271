import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUnchanged, listDifferences } from './list-differences.ts';

type Row = { id: string; position: number; text: string; meaning: string };
type Wanted = { text: string; meaning: string };

const differences = (present: Row[], wanted: Wanted[]) =>
  listDifferences(
    present,
    wanted,
    [(row, to) => row.text === to.text, (row, to) => row.meaning === to.meaning],
    (row, to) => row.text === to.text,
  );

const wantedList = fc.uniqueArray(
  fc
    .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1 }))
    .map(([meaning, way]) => ({ text: `${meaning}${'ab'[way]}`, meaning: String(meaning) })),
  { selector: (one) => one.meaning },
);

test('whatever the two lists, writing the differences gives the wanted list', () => {
  fc.assert(
    fc.property(wantedList, wantedList, (before, wanted) => {
      const present = before.map((one, position) => ({ id: `row ${position}`, position, ...one }));
      const { removed, changed, added } = differences(present, wanted);
      const written = present
        .filter((row) => !removed.includes(row))
        .map((row) => {
          const change = changed.find((one) => one.id === row.id);
          return change ? { position: change.position, text: change.to.text } : row;
        });
      const after = [...written, ...added.map(({ to, position }) => ({ position, text: to.text }))];
      after.sort((a, b) => a.position - b.position);
      expect(after.map((row) => row.text)).toEqual(wanted.map((one) => one.text));
      // A meaning that is in both lists keeps its row.
      const meanings = new Set(wanted.map((one) => one.meaning));
      expect(removed.filter((row) => meanings.has(row.meaning))).toEqual([]);
    }),
  );
});

test('the same list again leaves every row alone', () => {
  fc.assert(
    fc.property(wantedList, (wanted) => {
      const present = wanted.map((one, position) => ({ id: `row ${position}`, position, ...one }));
      expect(isUnchanged(differences(present, wanted))).toBe(true);
    }),
  );
});
