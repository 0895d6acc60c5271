import { describe, expect, test } from 'vitest';
import type { Category } from '#contract/catalog.ts';
import { branchesOf } from './category-tree.ts';

const category = (id: string, path: string, parentId: string | null = null, active = true, otherPaths: string[] = []) =>
  ({ id, name: path.split('/').at(-1), path, otherPaths, parentId, active }) as unknown as Category;
const tree = [
  category('1', 'Roads'),
  category('2', 'Roads/Snow', '1', true, ['Gator/Snö']),
  category('3', 'Ägarbyte'),
  category('4', 'Roads/Lamps', '1'),
  category('5', 'Roads/Old', '1', false),
];
const lines = (words: string) => branchesOf(tree, words, 'sv').map((one) => `${one.depth} ${one.category.path}`);

describe('the category picker', () => {
  test('lists the tree, children below their parent, without what is retired', () => {
    expect(lines('')).toEqual(['0 Roads', '1 Roads/Lamps', '1 Roads/Snow', '0 Ägarbyte']);
  });

  test('finds by what a category is called in another language, and says it in the reader’s', () => {
    expect(lines('gator sno')).toEqual(['1 Roads/Snow']);
  });

  test('finds by words of the whole path, accents aside', () => {
    expect(lines('snow road')).toEqual(['1 Roads/Snow']);
    expect(lines('agar')).toEqual(['0 Ägarbyte']);
    expect(lines('nothing')).toEqual([]);
  });

  test('finds by a path as it is written and as it is read, and letters with no plain one by those people type', () => {
    expect(lines('roads/snow')).toEqual(['1 Roads/Snow']);
    expect(lines('roads / sn')).toEqual(['1 Roads/Snow']);
    expect(branchesOf([category('6', 'Łódź')], 'lodz', 'pl')).toHaveLength(1);
  });
});
