import { expect, test } from 'vitest';
import { signedHtml, signedText } from './signed-body.ts';

test('the signature stands below both forms of a mail, and nothing does where there is none', () => {
  expect(signedText({ body_text: 'Yes.', quoted_text: '-- \nAnna' })).toBe('Yes.\n\n-- \nAnna');
  expect(signedText({ body_text: 'Yes.', quoted_text: null })).toBe('Yes.');
  expect(signedHtml('<p>Yes.</p>', '<p>Anna</p>')).toBe('<p>Yes.</p><div>-- </div><p>Anna</p>');
  expect(signedHtml('<p>Yes.</p>', null)).toBe('<p>Yes.</p>');
});
