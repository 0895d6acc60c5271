import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTime } from '#test/duration.ts';
import { htmlOfText, picturesOf, shownWritten, textOfWritten, tidyWrittenHtml, withPictures } from './written-html.ts';

const file = '0192f0c0-0000-7000-8000-000000000001';

describe('formatted text', () => {
  test('keeps the marks of the small set and drops everything else, with its words', () => {
    expect(
      tidyWrittenHtml(
        '<div onclick="x()">A <b>bold</b> <i style="color:red">word</i><script>alert(1)</script><table><tr><td>cell</td></tr></table></div>',
      ),
    ).toBe('<p>A <strong>bold</strong> <em>word</em>cell</p>');
    expect(tidyWrittenHtml('<h1>Title</h1><ul><li>one</li></ul><pre>a  b</pre>')).toBe(
      '<h3>Title</h3><ul><li>one</li></ul><pre>a  b</pre>',
    );
  });

  test('has links only to web, mail and telephone', () => {
    expect(tidyWrittenHtml('<a href="https://desk.example/?a=1&amp;b=2" onclick="x()">site</a>')).toBe(
      '<a href="https://desk.example/?a=1&amp;b=2">site</a>',
    );
    for (const href of [
      'javascript:alert(1)',
      ' java\tscript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      'ftp://x',
    ]) {
      expect(tidyWrittenHtml(`<a href="${href}">words</a>`)).toBe('words');
    }
  });

  test('shows pictures of files handed in and no others', () => {
    expect(tidyWrittenHtml(`<p><img src="file:${file}" alt="Label" onerror="x()"></p>`)).toBe(
      `<p><img src="file:${file}" alt="Label" /></p>`,
    );
    for (const src of [
      'https://tracker.example/p.gif',
      'data:image/png;base64,AA',
      'blob:x',
      'file:///etc/passwd',
      '',
    ]) {
      expect(tidyWrittenHtml(`<p>a<img src="${src}">b</p>`)).toBe('<p>ab</p>');
    }
    expect(picturesOf(`<img src="file:${file}" /><img src="file:${file}" />`)).toEqual([file]);
    expect(withPictures(`<p>a<img src="file:${file}" alt="x" />b</p>`, () => 'cid:1')).toBe(
      '<p>a<img src="cid:1" alt="x" />b</p>',
    );
    expect(withPictures(`<p>a<img src="file:${file}" />b</p>`, () => null)).toBe('<p>ab</p>');
  });

  test('keeps who is mentioned, and no other span', () => {
    expect(tidyWrittenHtml(`<span data-mention="${file}" class="x">@Bo</span> <span>plain</span>`)).toBe(
      `<span data-mention="${file}">@Bo</span> plain`,
    );
    expect(tidyWrittenHtml('<span data-mention="1 onload=x">@Bo</span>')).toBe('@Bo');
  });

  test('is shown with links that open apart', () => {
    expect(shownWritten('<p><a href="https://desk.example">d</a></p>')).toBe(
      '<p><a target="_blank" rel="noopener noreferrer nofollow" href="https://desk.example">d</a></p>',
    );
  });

  test('nested without end is its words', () => {
    const began = performance.now();
    expect(tidyWrittenHtml(`${'<blockquote>'.repeat(30_000)}deep`)).toContain('deep');
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('keeps what stands around a picture that is none of ours', () => {
    expect(tidyWrittenHtml('<p>a<img src="https://x.example/1.png" alt="b">c <b>d<img>e</b></p>')).toBe(
      '<p>ac <strong>de</strong></p>',
    );
  });

  test('ends what stands behind a link that is none', () => {
    expect(tidyWrittenHtml('<p><a href="x">a</a> <a href="https://x.example">b</a> <span>c <b>d</b></span></p>')).toBe(
      '<p>a <a href="https://x.example">b</a> c <strong>d</strong></p>',
    );
  });

  test.each([
    `${'<b>'.repeat(300)}${'<a '.repeat(100_000)}`,
    '<p><img>'.repeat(45_000),
    '<div></pre>'.repeat(30_000),
    '<a href="tel:1">x</a>'.repeat(15_000),
  ])('marks that are none cost no more than words do (%#)', async (html) => {
    expect(await processorTime(() => textOfWritten(html))).toBeLessThan(1500);
  });

  test('whatever is typed, nothing outside the set comes through and tidying twice changes nothing', () => {
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '<p',
        '<img src=',
        'javascript:',
        ' onerror=',
        '<svg>',
        '</p>',
        '<a href="',
        '&lt;',
        'x',
        '\n',
      ],
      ...['<script>', '<style>', '<!--', '-->', '<b>', 'file:', `file:${file}`, '<span data-mention="', '=`', '/>'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const once = tidyWrittenHtml(pieces.join(''));
        const tags = [...once.matchAll(/<\/?([^\s>/]+)/g)].map((match) => match[1]);
        for (const tag of tags) {
          expect('p br strong em u s a ul ol li blockquote code pre h3 img span'.split(' ')).toContain(tag);
        }
        expect(once).not.toMatch(/<[^>]*\son\w+=/);
        expect(tidyWrittenHtml(once)).toBe(once);
      }),
    );
  });
});

describe('its plain form', () => {
  test('reads as it was meant', () => {
    expect(
      textOfWritten(
        '<h3>Plan</h3><p>Hello <strong>Anna</strong>,<br>two things:</p><ul><li><p>toner</p></li><li><p>drum</p><ol><li>first</li><li>second</li></ol></li></ul><p>See <a href="https://desk.example/a">the page</a> or <a href="https://desk.example">https://desk.example</a>.</p><blockquote><p>It stops.</p><p>Often.</p></blockquote><pre>a  b\n  c</pre>',
      ),
    ).toBe(
      [
        'Plan',
        '',
        'Hello Anna,',
        'two things:',
        '',
        '- toner',
        '- drum',
        '  1. first',
        '  2. second',
        '',
        'See the page (https://desk.example/a) or https://desk.example.',
        '',
        '> It stops.',
        '>',
        '> Often.',
        '',
        'a  b',
        '  c',
      ].join('\n'),
    );
    expect(textOfWritten(`<p>Here: <img src="file:${file}" alt="label.png"></p><p>&lt;b&gt; &amp; more</p>`)).toBe(
      'Here: [label.png]\n\n<b> & more',
    );
  });

  test('of plain text made HTML is that text again', () => {
    const word = fc.stringMatching(/^[a-z<>&"]{1,8}$/);
    const paragraph = fc.array(word, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), (paragraphs) => {
        const text = paragraphs.join('\n\n');
        expect(textOfWritten(htmlOfText(text))).toBe(text);
      }),
    );
  });

  test('of nothing is nothing', () => {
    expect(textOfWritten('<p></p><p> <br></p>')).toBe('');
  });
});
