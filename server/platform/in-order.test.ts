import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

const later = <T>(ms: number, run: () => T) =>
  new Promise<T>((resolve, reject) => {
    setTimeout(() => {
      try {
        resolve(run());
      } catch (error) {
        reject(error);
      }
    }, ms);
  });
const fails = (words: string) => () => {
  throw new Error(words);
};

test('gives the answers in the order they were asked for', async () => {
  expect(
    await inOrder(
      later(20, () => 'a'),
      1,
      null,
      later(1, () => 'b'),
    ),
  ).toEqual(['a', 1, null, 'b']);
});

test('of those that fail the first sent says why, also when it is the last heard of', async () => {
  const sent = inOrder(
    later(1, () => 'fine'),
    later(30, fails('this one')),
    later(1, fails('the transaction was over')),
  );
  await expect(sent).rejects.toThrow('this one');
});
