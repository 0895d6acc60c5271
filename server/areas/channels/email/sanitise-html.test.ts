import { describe, expect, it } from 'vitest';
import { duration } from '#test/duration.ts';
import { readCorpus } from '#test/read-corpus.ts';
import { sanitiseMailHtml } from './sanitise-html.ts';

const blocked = {
  remoteImages: 'blocked',
  inlineImage: (cid: string) => (cid === 'p1@x' ? '/api/attachments/7' : null),
} as const;
const clean = (html: string) => sanitiseMailHtml(html, blocked).html;

describe('HTML of a mail', () => {
  it('keeps tables and simple formatting', () => {
    const html =
      '<table border="1"><tbody><tr><td colspan="2" style="color:#c00;text-align:right"><b>10 €</b></td></tr></tbody></table>';
    expect(clean(html)).toBe(html);
  });

  it('opens links apart and lets them tell nothing', () => {
    expect(clean('<a href="https://example.com/a b" onclick="x()">go</a>')).toBe(
      '<a href="https://example.com/a%20b" rel="noopener noreferrer nofollow" target="_blank">go</a>',
    );
    expect(clean('<a href="mailto:a@b.se">m</a>')).toContain('href="mailto:a@b.se"');
  });

  it('gives no link into our own pages or to anything that runs', () => {
    for (const href of [
      '/logout',
      '#x',
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'vbscript:x',
      'data:text/html,x',
      'file:///etc/passwd',
      '\\\\host\\share',
      'jav&#x09;ascript:alert(1)',
    ]) {
      expect(clean(`<a href="${href}">go</a>`), href).toBe('<span>go</span>');
    }
  });

  it('says where a link leads that reads like another address', () => {
    const shown = (html: string) => clean(html).replace(/^.*<\/a>/, '');
    expect(shown('<a href="https://evil.example/x">https://<b>bank.example</b>/login</a>')).toBe(
      ' <small>[evil.example]</small>',
    );
    for (const text of ['www.bank.example', 'https://login.bank.example/x', 'Click here', 'v1.2', 'anna@bank.example'])
      expect(shown(`<a href="https://bank.example/">${text}</a>`), text).toBe('');
    expect(clean('<a href="https://evil.example/" title="https://bank.example/">x</a>')).toContain(
      'title="https://evil.example/"',
    );
  });

  it('shows the words of a letter that an element without an end has swallowed', () => {
    for (const open of ['<svg onload="x()">', '<svg><set to="x">', '<noscript>', '<math><mtext>'])
      expect(clean(`${open}<p>Please <b>call</b> me</p>`), open).toContain('Please call me');
    expect(clean('<style>p{}')).toBe('');
  });

  it('lets no room, border or width push the words out of sight', () => {
    for (const style of [
      'padding:5000px',
      'border:999px solid red',
      'width:5000em',
      'margin:0 0 0 40em',
      'color:transparent',
    ])
      expect(clean(`<p style="${style}">x</p>`), style).toBe('<p>x</p>');
    expect(clean('<table cellpadding="9999" border="1"><tr><td colspan="900">x</td></tr></table>')).toBe(
      '<table border="1"><tr><td>x</td></tr></table>',
    );
    const usual = 'padding:0 12px 1.5em;border:1px solid #ccc;width:600px;margin:0 auto';
    expect(clean(`<p style="${usual}">x</p>`)).toBe(`<p style="${usual}">x</p>`);
  });

  it('blocks remote pictures until they are allowed, and counts them', () => {
    const html =
      '<img src="https://t.example/p.gif" width="1" alt="logo"><img src="//t.example/q.png" srcset="https://t.example/r.png 2x"><table background="https://t.example/b.png"></table>';
    const held = sanitiseMailHtml(html, blocked);
    expect(held.blockedImages).toBe(2);
    expect(held.html).not.toMatch(/\ssrc=|srcset|background/);
    expect(held.html).toContain('data-blocked-src="https://t.example/p.gif"');
    const shown = sanitiseMailHtml(html, { ...blocked, remoteImages: 'allowed' });
    expect(shown).toMatchObject({ blockedImages: 0 });
    expect(shown.html).toContain('src="https://t.example/p.gif"');
  });

  it('shows pictures of the mail itself and no data addresses', () => {
    expect(clean('<img src="cid:p1%40x">')).toBe('<img src="/api/attachments/7" />');
    expect(clean('<img src="cid:other" alt="logo">')).toBe('<span>logo</span>');
    expect(clean('<img src="data:image/png;base64,AAAA">')).toBe('<span></span>');
  });

  it('takes away styles that load, cover or hide', () => {
    for (const style of [
      'position:fixed',
      'background:url(https://t.example)',
      'background-image:u\\72l(x)',
      'font-size:0',
      'margin:-900px',
      'z-index:9',
      'display:none',
      'width:expression(alert(1))',
      'color:red;/**/background:url(x)',
    ]) {
      expect(clean(`<p style="${style}">x</p>`), style).toBe('<p>x</p>');
    }
  });

  it('takes away forms, frames, style sheets and drawings that run', () => {
    for (const html of [
      '<form action="https://x"><input name="p"></form>',
      '<iframe src="https://x"></iframe>',
      '<style>p{}</style>',
      '<svg><script>x</script><a xlink:href="javascript:x"></a></svg>',
      '<object data="x"></object>',
      '<meta http-equiv="refresh" content="0">',
      '<base href="https://x">',
      '<link rel="stylesheet" href="https://x">',
      '<math><mi href="javascript:x"></mi></math>',
    ]) {
      expect(clean(html), html).toBe('');
    }
  });

  it('takes a megabyte of hostile nesting in under a second', async () => {
    for (const piece of [
      '<div>',
      '<b><i>',
      '<table><tr><td>',
      '<svg>',
      '<',
      '<a href="',
      '<!--',
      '<p style="color:red">',
      '</div>',
      '<select>',
      '<img src=https://a.b/c>',
    ]) {
      const html = piece.repeat(Math.ceil(1_000_000 / piece.length));
      expect(await duration(() => clean(html)), piece).toBeLessThan(4000);
    }
    expect(clean(`${'<div>'.repeat(5000)}deep &lt;b&gt;`)).toBe('<p>deep &lt;b&gt;</p>');
  });
});

const cases = readCorpus<{ id: string; input: { html: string }; expected: { must_not_match: string[] } }>(
  'html-sanitizer.json',
);
describe.skipIf(!cases)('hostile HTML of the shared cases', () => {
  it('never comes through', () => {
    for (const { id, input, expected } of cases ?? []) {
      for (const remoteImages of ['blocked', 'allowed'] as const) {
        const { html } = sanitiseMailHtml(input.html, { remoteImages, inlineImage: () => null });
        for (const sign of expected.must_not_match) expect(html.toLowerCase(), id).not.toContain(sign.toLowerCase());
      }
    }
  });
});
