import { expect, test } from 'vitest';
import { namesOfFile } from './names-of-file.ts';

test('a record is called by its place, its name, its address or its keyword; a pair is called nothing', () => {
  const names = namesOfFile({
    format: 'linja-configuration',
    formatVersion: 1,
    parts: {
      category: [{ id: 'c', name: 'Repairs', path: 'Housing/Repairs' }],
      mail_address: [{ id: 'm', name: 'Help', address: 'help@desk.example' }],
      text_module: [{ id: 't', keyword: 'hi' }],
      category_member: [{ category_id: 'c', person_id: 'mailto:bo@desk.example' }],
    },
  });
  expect([...names]).toEqual([
    ['c', 'Housing/Repairs'],
    ['m', 'Help'],
    ['t', 'hi'],
  ]);
});
