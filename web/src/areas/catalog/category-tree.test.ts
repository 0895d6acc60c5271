import { expect, test } from 'vitest';
import type { Category } from '../../../../contract/catalog.ts';
import { branchesOf, subtreeOf } from './category-tree.ts';

const one = (id: string, name: string, parentId: string | null = null) =>
  ({ id, name, path: name, parentId }) as Category;
const tree = [one('c', 'Bins', 'b'), one('a', 'Streets'), one('d', 'Åkeri'), one('b', 'Waste'), one('e', 'Bags', 'b')];

test('the tree is read from top to bottom, brothers by name in the reader’s alphabet', () => {
  const read = (language: string) =>
    branchesOf(tree, language).map(({ category, depth }) => `${'-'.repeat(depth)}${category.name}`);
  expect(read('sv')).toEqual(['Streets', 'Waste', '-Bags', '-Bins', 'Åkeri']);
  expect(read('en')).toEqual(['Åkeri', 'Streets', 'Waste', '-Bags', '-Bins']);
});

test('a category whose parent is not shown stands at the top and is not lost', () => {
  expect(branchesOf([one('x', 'Alone', 'elsewhere')], 'en')).toHaveLength(1);
});

test('a category may not be moved under itself or anything below it', () => {
  expect([...subtreeOf(tree, 'b')].sort()).toEqual(['b', 'c', 'e']);
});
