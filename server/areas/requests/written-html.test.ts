import { describe, expect, test } from 'vitest';
import { signatureBelow } from './signature-below.ts';
import { textOfWritten, tidyWrittenHtml } from './written-html.ts';

describe('formatted text', () => {
  test('keeps the small set and the words of everything else', () => {
    expect(tidyWrittenHtml('<div onclick="x()"><b>Hi</b> <font>you</font><script>alert(1)</script></div>')).toBe(
      '<p><strong>Hi</strong> you</p>',
    );
    expect(tidyWrittenHtml('<a href="javascript:alert(1)">x</a><img src="https://x.example/a.png">')).toBe('<a>x</a>');
    const picture = '<img src="file:01900000-0000-7000-8000-000000000000" />';
    expect(tidyWrittenHtml(picture)).toBe(picture);
  });

  test('reads as text with its paragraphs, lists and links', () => {
    const html =
      '<p>Hello &amp; <em>welcome</em>,<br>Bo</p><ul><li><p>one</p></li><li>two</li></ul><p>See <a href="https://x.example/a?b=1&amp;c=2">here</a>.</p>';
    expect(textOfWritten(html)).toBe('Hello & welcome,\nBo\n\n- one\n- two\n\nSee here <https://x.example/a?b=1&c=2>.');
  });
});

test('a signature stands below a text once, behind its separator', () => {
  expect(signatureBelow('Yes.', '<p>Anna<br>Service point</p>')?.text).toBe('-- \nAnna\nService point');
  expect(signatureBelow('Yes.\n\nAnna\nService  point', '<p>Anna<br>Service point</p>')).toBeNull();
  expect(signatureBelow('Yes.', null)).toBeNull();
});
