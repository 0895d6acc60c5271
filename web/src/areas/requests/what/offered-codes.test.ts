import { expect, test } from 'vitest';
import type { ProblemCode } from '#contract/problem-codes.ts';
import { offeredCodes } from './offered-codes.ts';

const code = (written: string, name: string, categoryIds: string[], more: Partial<ProblemCode> = {}): ProblemCode => ({
  id: written,
  code: written,
  names: { en: name },
  name,
  categories: categoryIds.map((id) => ({ id, name: id })),
  priority: null,
  rank: 50,
  active: true,
  version: 1,
  ...more,
});
const categories = [
  { id: 'waste', parentId: null },
  { id: 'appliances', parentId: 'waste' },
  { id: 'water', parentId: null },
];
const codes = [
  code('PICKUP', 'Appliance pickup', ['waste']),
  code('BURST', 'Burst pipe', ['water']),
  code('FÄRG', 'Wrong colour', []),
  code('OLD', 'No longer said', ['water'], { active: false }),
];
const offered = (categoryId: string | null, words?: string) =>
  offeredCodes(codes, categories, categoryId, words).map((one) => one.code);

test('a category offers its own codes, those of what lies above it, and those used everywhere', () => {
  expect(offered('appliances')).toEqual(['PICKUP', 'FÄRG']);
  expect(offered('water')).toEqual(['BURST', 'FÄRG']);
  expect(offered('unknown')).toEqual(['FÄRG']);
});

test('before there is a category every code in use is offered', () => {
  expect(offered(null)).toEqual(['PICKUP', 'BURST', 'FÄRG']);
});

test('words find by code and by name, case and accents aside, and a code that begins so comes first', () => {
  expect(offered(null, 'farg')).toEqual(['FÄRG']);
  expect(offered(null, 'pi')).toEqual(['PICKUP', 'BURST']);
  expect(offered(null, 'pipe burst')).toEqual(['BURST']);
  expect(offered('water', 'pickup')).toEqual([]);
});

test('a code typed with its sign comes before those that only hold its parts', () => {
  const numbered = [code('KK-12', 'Light out', []), code('KK-21', 'Light flickers', [])];
  const typed = (words: string) => offeredCodes(numbered, categories, null, words).map((one) => one.code);
  expect(typed('kk-2')).toEqual(['KK-21', 'KK-12']);
  expect(typed('kk-12')).toEqual(['KK-12']);
});
