/** One `{{…}}` of a text. `module` for `{{module:keyword}}`; `fallback` as formatted text, null when there is none. */
export type Placeholder = { kind: 'variable' | 'module'; name: string; fallback: string | null };

const pattern = /\{\{([^{}]*)\}\}/g;

/** Formatting that came between the braces does not count: a person who set half a name in bold meant the name. */
const bare = (inside: string) =>
  inside
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .trim();

/** What stands between a pair of braces, read. */
export function readPlaceholder(inside: string): Placeholder {
  const [before = '', ...after] = bare(inside).split('|');
  const name = before.trim();
  const fallback = after.length > 0 ? after.join('|').trim() : null;
  const nested = /^module:\s*(.*)$/s.exec(name);
  return nested ? { kind: 'module', name: (nested[1] ?? '').trim(), fallback } : { kind: 'variable', name, fallback };
}

/** Every placeholder of a formatted text, in order. */
export const placeholdersOf = (html: string): Placeholder[] =>
  [...html.matchAll(pattern)].map(([, inside = '']) => readPlaceholder(inside));

/** Puts something in the place of each placeholder; `inTag` when it stands in an attribute, such as the address of a link. */
export function replacePlaceholders(html: string, by: (one: Placeholder, inTag: boolean) => string): string {
  return html.replace(pattern, (_whole, inside: string, at: number) =>
    by(readPlaceholder(inside), html.lastIndexOf('<', at) > html.lastIndexOf('>', at)),
  );
}
