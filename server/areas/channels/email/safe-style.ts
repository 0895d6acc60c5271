// Room around words: more than this only pushes them out of sight.
const room = '(?:1?\\d{1,2}(?:\\.\\d{1,3})?(?:px|pt)?|\\d(?:\\.\\d{1,3})?(?:em|rem|ex)|[1-4]?\\d(?:\\.\\d{1,3})?%)';
const rooms = new RegExp(`^(?:(?:${room}|auto|normal)(?:\\s+|$)){1,4}$`, 'i');
const thickness = '(?:[1-3]?\\d(?:\\.\\d{1,3})?(?:px|pt)?|0?\\.\\d{1,3}(?:px|pt|em)?)';
const width =
  /^(?:1?\d{1,3}(?:\.\d{1,3})?(?:px|pt)?|\d{1,2}(?:\.\d{1,3})?(?:em|rem|ex)|(?:100|\d{1,2})(?:\.\d{1,3})?%|auto|normal)$/i;
const colour = /^(?:#[0-9a-f]{3,8}|[a-z]{3,24}|rgba?\(\s*[\d.%]+(?:\s*,\s*[\d.%]+){2,3}\s*\))$/i;
const border = new RegExp(
  `^(?:(?:${thickness}|thin|medium|thick|none|solid|dashed|dotted|double|#[0-9a-f]{3,8}|[a-z]{3,24}|rgba?\\([\\d.,%\\s]{5,40}\\))(?:\\s+|$)){1,3}$`,
  'i',
);
const words = /^[a-z -]{1,40}$/i;

// What a letter needs: colours, weight, spacing, borders of tables. Nothing that leaves its place or loads anything.
const allowed = new Map<string, RegExp>([
  // Words nobody can see are meant for filters, not for readers.
  ['color', new RegExp(`^(?!transparent$)${colour.source.slice(1)}`, 'i')],
  ['background-color', colour],
  ['background', colour],
  ['font-weight', /^(?:normal|bold|bolder|lighter|[1-9]00)$/i],
  ['font-style', /^(?:normal|italic|oblique)$/i],
  [
    'font-size',
    /^(?:(?:[5-9]|[1-6]\d)(?:\.\d{1,2})?(?:px|pt)|(?:0?\.[5-9]\d?|[1-4](?:\.\d{1,2})?)r?em|(?:[5-9]\d|[1-3]\d\d)%|(?:x{1,2}-)?(?:small|large)|medium|smaller|larger)$/i,
  ],
  ['font-family', /^[\p{L}\d ,'"-]{1,200}$/u],
  ['text-align', /^(?:left|right|center|justify|start|end)$/i],
  ['text-decoration', words],
  ['text-transform', words],
  ['vertical-align', words],
  ['white-space', words],
  ['list-style-type', words],
  ['line-height', /^(?:normal|(?:\d{1,2}(?:\.\d{1,3})?)(?:px|pt|em|%)?|[1-3]\d\d%)$/i],
  ['border-collapse', words],
]);
for (const side of ['', '-top', '-right', '-bottom', '-left']) {
  allowed.set(`padding${side}`, rooms);
  // A negative margin moves text over other parts of the page.
  allowed.set(`margin${side}`, rooms);
  allowed.set(`border${side}`, border);
}
allowed.set('border-color', border);
allowed.set('border-width', border);
allowed.set('border-style', words);
allowed.set('width', width);
allowed.set('max-width', width);

/** The harmless part of a style attribute, as `name:value;…`; '' when nothing is left. Never throws. */
export function safeStyle(style: string): string {
  // Escapes and comments are only ever used to smuggle.
  if (style.length > 2000 || /[\\<>@]|\/\*|url\s*\(|expression|javascript/i.test(style)) return '';
  const kept: string[] = [];
  for (const declaration of style.split(';')) {
    const split = declaration.indexOf(':');
    if (split < 1) continue;
    const name = declaration.slice(0, split).trim().toLowerCase();
    const value = declaration
      .slice(split + 1)
      .replace(/!\s*important/i, '')
      .trim();
    if (value.length <= 200 && allowed.get(name)?.test(value)) kept.push(`${name}:${value}`);
  }
  return kept.join(';');
}
