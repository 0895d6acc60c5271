import { expect, test } from 'vitest';
import type { Category } from '../../../../contract/catalog.ts';
import { branchesOf, categoriesFound, subtreeOf } from './category-tree.ts';

const one = (id: string, name: string, parentId: string | null = null) =>
  ({ id, name, path: name, parentId }) as Category;
const tree = [one('c', 'Bins', 'b'), one('a', 'Streets'), one('d', 'Åkeri'), one('b', 'Waste'), one('e', 'Bags', 'b')];

test('the tree is read from top to bottom, brothers by name in the reader’s alphabet', () => {
  const read = (language: string) =>
    branchesOf(tree, language).map(({ category, depth }) => `${'-'.repeat(depth)}${category.name}`);
  expect(read('sv')).toEqual(['Streets', 'Waste', '-Bags', '-Bins', 'Åkeri']);
  expect(read('en')).toEqual(['Åkeri', 'Streets', 'Waste', '-Bags', '-Bins']);
});

test('what stands below an internal category is internal too', () => {
  const waste = { ...one('b', 'Waste'), internal: true };
  const read = branchesOf([...tree.filter(({ id }) => id !== 'b'), waste], 'en');
  expect(read.filter(({ internal }) => internal).map(({ category }) => category.name)).toEqual([
    'Waste',
    'Bags',
    'Bins',
  ]);
});

test('a category whose parent is not shown stands at the top and is not lost', () => {
  expect(branchesOf([one('x', 'Alone', 'elsewhere')], 'en')).toHaveLength(1);
});

test('a category may not be moved under itself or anything below it', () => {
  expect([...subtreeOf(tree, 'b')].sort()).toEqual(['b', 'c', 'e']);
});

test('a category is found by words of its path, and stands below those above it', () => {
  const named = (id: string, path: string, parentId: string | null, members: number) =>
    ({
      id,
      path,
      name: path.split('/').at(-1),
      parentId,
      members: Array(members).fill({ id: 'm', name: 'M' }),
    }) as Category;
  const all = [
    named('w', 'Waste', null, 1),
    named('b', 'Waste/Bins', 'w', 0),
    named('n', 'Waste/Bins/New bins', 'b', 2),
    named('p', 'Piłsudski street', null, 0),
  ];
  const ids = (typed: string, without = false) => {
    const { shown, count } = categoriesFound(all, typed, without);
    return [shown.map((each) => each.id).join(), count];
  };
  expect(ids('')).toEqual(['w,b,n,p', 4]);
  expect(ids('new waste')).toEqual(['w,b,n', 1]);
  expect(ids('BINS')).toEqual(['w,b,n', 2]);
  expect(ids('', true)).toEqual(['w,b,p', 2]);
  expect(ids('pilsudski')).toEqual(['p', 1]);
  expect(ids('waste/new')).toEqual(['w,b,n', 1]);
  expect(ids('nowhere')).toEqual(['', 0]);
});
