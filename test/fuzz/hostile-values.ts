import type { Random } from './random.ts';

const deep = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`) as unknown;

/** Values that have broken servers: wrong types, extremes, NUL, lone surrogates, injections, deep nesting, huge texts. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  Number.MIN_VALUE,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  '\u202e\u200b\ufeff',
  'e\u0301'.repeat(200),
  'x'.repeat(10_000),
  'ü'.repeat(300_000),
  "'; drop table request; --",
  '" or 1=1 --',
  '$1 $2 {{7*7}} $(id) `id`',
  '%s%n%d %00 %ff',
  '\\x00\\u0000\\',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  'http://127.0.0.1:1/',
  'javascript:alert(1)',
  "=cmd|' /C calc'!A0",
  '__proto__',
  'constructor',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'not-a-uuid',
  '9999-99-99T99:99:99Z',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:00.000Z',
  '0000-01-01T00:00:00Z',
  'Etc/Nowhere',
  'xx',
  [],
  {},
  [null],
  [[[[]]]],
  deep(200),
  { __proto__: null, constructor: { prototype: 1 } },
  { toString: 'no' },
  Array.from({ length: 5000 }, (_, at) => at),
  Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`k${at}`, at])),
];

/** Bodies that are no JSON, or JSON that no client of ours would send. */
export const hostileBodies: readonly Buffer[] = [
  Buffer.from(''),
  Buffer.from('{'),
  Buffer.from('nul'),
  Buffer.from('"text"'),
  Buffer.from('[]'),
  Buffer.from('{"a":1,"a":2}'),
  Buffer.from('{"__proto__":{"x":1}}'),
  Buffer.from('{"constructor":{"prototype":{"x":1}}}'),
  Buffer.from('[1e999]'),
  Buffer.from([0xff, 0xfe, 0x00, 0x7b]),
  Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
  Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  Buffer.from(`{"a":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`),
  Buffer.from(`{"text":"${'x'.repeat(2_000_000)}"}`),
];

/** The value with one place in it, near the top or far down, made hostile. */
export function spoiled(value: unknown, random: Random): unknown {
  if (value === null || typeof value !== 'object' || random.chance(0.15)) return random.pick(hostileValues);
  if (Array.isArray(value)) {
    if (value.length === 0) return [random.pick(hostileValues)];
    const at = random.below(value.length);
    return value.map((one, index) => (index === at ? spoiled(one, random) : one));
  }
  const names = Object.keys(value);
  if (names.length === 0 || random.chance(0.1)) return { ...value, surplus: random.pick(hostileValues) };
  const name = random.pick(names);
  const rest = value as Record<string, unknown>;
  if (random.chance(0.1)) {
    const { [name]: _, ...without } = rest;
    return without;
  }
  return { ...rest, [name]: spoiled(rest[name], random) };
}
