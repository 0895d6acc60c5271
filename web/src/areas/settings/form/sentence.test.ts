import { expect, test } from 'vitest';
import { blanks, sentenceParts } from './sentence.tsx';

test('a sentence is drawn in the word order of its language, with its blanks in place', () => {
  const { name, time } = blanks('name', 'time');
  expect(sentenceParts(`A ${name} request is due in ${time}.`)).toEqual([
    { text: 'A ' },
    { blank: 'name', after: '' },
    { text: ' request is due in ' },
    { blank: 'time', after: '.' },
    { text: '' },
  ]);
});

test('a full stop after a blank stays on its line', () => {
  const { a, b } = blanks('a', 'b');
  expect(sentenceParts(`${a}, ${b}.`)).toEqual([
    { text: '' },
    { blank: 'a', after: ',' },
    { text: ' ' },
    { blank: 'b', after: '.' },
    { text: '' },
  ]);
});
