// The named characters U+00A0 to U+00FF in code point order (HTML 4, section 24.2).
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const named = new Map<string, string>(latin1.split(' ').map((name, at) => [name, String.fromCharCode(0xa0 + at)]));

// Greek letters from U+0391 on (HTML 4, section 24.3); the capital of final sigma does not exist.
const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega';
for (const [at, name] of greek.split(' ').entries()) {
  named.set(name, String.fromCharCode(0x3b1 + at));
  if (name !== 'sigmaf') named.set(name[0]?.toUpperCase() + name.slice(1), String.fromCharCode(0x391 + at));
}
for (const [name, text] of Object.entries({
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  hellip: '…',
  bull: '•',
  euro: '€',
  trade: '™',
  lsaquo: '‹',
  rsaquo: '›',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  zwnj: '',
  zwj: '',
  lrm: '',
  rlm: '',
  minus: '−',
  larr: '←',
  rarr: '→',
  uarr: '↑',
  darr: '↓',
  OElig: 'Œ',
  oelig: 'œ',
  Scaron: 'Š',
  scaron: 'š',
  Yuml: 'Ÿ',
  fnof: 'ƒ',
  circ: 'ˆ',
  tilde: '˜',
  dagger: '†',
  Dagger: '‡',
  permil: '‰',
  prime: '′',
  Prime: '″',
  ne: '≠',
  le: '≤',
  ge: '≥',
  infin: '∞',
  sum: '∑',
  ni: '∋',
  check: '✓',
  lstrok: 'ł',
  Lstrok: 'Ł',
  sacute: 'ś',
  Sacute: 'Ś',
  zdot: 'ż',
  Zdot: 'Ż',
  zacute: 'ź',
  Zacute: 'Ź',
  cacute: 'ć',
  Cacute: 'Ć',
  nacute: 'ń',
  Nacute: 'Ń',
  aogon: 'ą',
  Aogon: 'Ą',
  eogon: 'ę',
  Eogon: 'Ę',
  loz: '◊',
  sub: '⊂',
  sup: '⊃',
  sube: '⊆',
  supe: '⊇',
  isin: '∈',
  notin: '∉',
  forall: '∀',
  exist: '∃',
  part: '∂',
  empty: '∅',
  nabla: '∇',
  prod: '∏',
  radic: '√',
  prop: '∝',
  ang: '∠',
  and: '∧',
  or: '∨',
  cap: '∩',
  cup: '∪',
  int: '∫',
  sim: '∼',
  cong: '≅',
  asymp: '≈',
  equiv: '≡',
  oplus: '⊕',
  otimes: '⊗',
  perp: '⊥',
  sdot: '⋅',
  lceil: '⌈',
  rceil: '⌉',
  lfloor: '⌊',
  rfloor: '⌋',
  lang: '〈',
  rang: '〉',
  spades: '♠',
  clubs: '♣',
  hearts: '♥',
  diams: '♦',
  harr: '↔',
  crarr: '↵',
  lArr: '⇐',
  rArr: '⇒',
  hArr: '⇔',
  oline: '‾',
  frasl: '⁄',
  weierp: '℘',
  image: 'ℑ',
  real: 'ℜ',
  alefsym: 'ℵ',
  there4: '∴',
  lowast: '∗',
  nsub: '⊄',
  thetasym: 'ϑ',
  upsih: 'ϒ',
  piv: 'ϖ',
})) {
  named.set(name, text);
}

const western = new TextDecoder('windows-1252');

function fromCode(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return western.decode(Uint8Array.of(code));
  if (!(code > 0) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  return String.fromCodePoint(code);
}

/** Text with HTML character references replaced; an unknown name is left as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,9}));?/g,
    (whole, dec, hex, name) => {
      if (dec !== undefined) return fromCode(Number(dec));
      if (hex !== undefined) return fromCode(parseInt(hex, 16));
      return named.get(name) ?? whole;
    },
  );
}

/** Text made safe to stand between HTML tags. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
