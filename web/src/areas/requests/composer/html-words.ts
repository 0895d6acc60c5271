/** Whether formatted text says nothing: no words and no picture. */
export function isEmptyHtml(html: string): boolean {
  return !/<img\b/i.test(html) && plainOf(html).trim() === '';
}

/** The words of formatted text, a line per paragraph; for showing how it begins and for writing without the editor. */
export function plainOf(html: string): string {
  return html
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/<\/(?:p|li|h3|blockquote|pre)>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&amp;', '&')
    .replace(/\n+$/, '');
}

/** Plain text as formatted text: a paragraph per line, an empty one for an empty line. */
export function htmlOf(text: string): string {
  if (text === '') return '';
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');
}

/**
 * What was typed where only plain text can be shown, put into the formatted text it stands for: words added at the end
 * keep all formatting before them; after any other change the words count, without it.
 */
export function retyped(html: string, text: string): string {
  const before = plainOf(html);
  if (text === before) return html;
  if (html !== '' && text.startsWith(before) && !/^<p>[^<]*<\/p>$/.test(html))
    return html + htmlOf(text.slice(before.length).replace(/^\n/, ''));
  return htmlOf(text);
}
