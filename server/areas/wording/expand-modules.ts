import { replacePlaceholders } from './placeholders.ts';

/** How deep modules may stand in one another; saving refuses circles, this keeps rendering finite whatever is stored. */
const deepest = 8;

/**
 * Puts the modules a text names in their places, theirs inside them included. One that stands alone in its paragraph
 * brings its own paragraphs; one inside a sentence joins it. `find` gives a module's text, null when there is none.
 */
export function expandModules(html: string, find: (keyword: string) => string | null, depth = 0): string {
  const found = (keyword: string) => {
    const text = depth < deepest ? find(keyword) : null;
    return text === null ? null : expandModules(text, find, depth + 1);
  };
  const alone = html.replace(/<p>\s*\{\{\s*module:([^{}|<]*)\}\}\s*<\/p>/g, (whole, keyword: string) => {
    const text = found(keyword.trim());
    return text === null ? whole : text;
  });
  return replacePlaceholders(alone, (one, inTag) => {
    if (one.kind === 'variable') return `{{${one.name}${one.fallback === null ? '' : `|${one.fallback}`}}}`;
    const text = inTag ? null : found(one.name);
    if (text === null) return one.fallback ?? '';
    return inline(text);
  });
}

/** Paragraphs inside a sentence become lines of it. */
const inline = (html: string) =>
  html
    .trim()
    .replaceAll(/<\/p>\s*<p>/g, '<br />')
    .replaceAll(/<\/?p>/g, '');
