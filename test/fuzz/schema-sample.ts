import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Random } from './random.ts';

/** A JSON Schema as Zod writes it. */
export type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema | boolean;
  prefixItems?: Schema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  default?: unknown;
};

/** What a contract's schema takes, as its document shows it; nothing where it takes nothing. */
export const schemaOf = (schema: z.ZodType | undefined): Schema =>
  schema ? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema) : {};

/** What is worth giving in place of made-up values: ids of rows that are there, by the name of the field. */
export type Known = (name: string) => string | undefined;

const moments = ['2026-01-05T09:00:00.000Z', '2027-06-01T00:00:00Z', '1999-12-31T23:59:59.999Z'];

/** A value that the schema allows, as far as it says; optional parts come and go. */
export function sampleOf(schema: Schema, random: Random, known: Known = () => undefined, name = ''): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return sampleOf(random.pick(choices), random, known, name);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => sampleOf(part, random, known, name)));
  const type = Array.isArray(schema.type) ? random.pick(schema.type) : schema.type;
  switch (type) {
    case 'object':
      return sampleObject(schema, random, known);
    case 'array': {
      const items = typeof schema.items === 'object' ? schema.items : {};
      const length = Math.max(schema.minItems ?? 0, random.below(3));
      return Array.from({ length }, () => sampleOf(items, random, known, name.replace(/s$/, '')));
    }
    case 'integer':
      return Math.trunc(sampleNumber(schema, random));
    case 'number':
      return sampleNumber(schema, random);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    case 'string':
      return sampleString(schema, random, known, name);
    default:
      return random.pick<unknown>(['text', 1, true, null, {}, []]);
  }
}

function sampleObject(schema: Schema, random: Random, known: Known): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (schema.required?.includes(name) || random.chance(0.6)) value[name] = sampleOf(property, random, known, name);
  }
  if (typeof schema.additionalProperties === 'object' && random.chance(0.7)) {
    value.extra = sampleOf(schema.additionalProperties, random, known, 'extra');
  }
  return value;
}

function sampleNumber({ minimum = 0, maximum = 1000 }: Schema, random: Random): number {
  const low = Math.max(minimum, -1e6);
  const high = Math.max(low, Math.min(maximum, low + 1000));
  return low + random.below(Math.floor(high - low) + 1);
}

function sampleString(schema: Schema, random: Random, known: Known, name: string): string {
  const given = known(name);
  if (given !== undefined && random.chance(0.8)) return given;
  if (schema.format === 'uuid') return randomUUID();
  if (schema.format === 'date-time') return random.pick(moments);
  if (schema.format === 'date') return '2026-11-22';
  if (/mail|address/i.test(name)) return `someone${random.below(50)}@desk.example`;
  if (/zone/i.test(name)) return 'Europe/Helsinki';
  if (/^(after|before|cursor)$/.test(name)) return random.pick(['', 'AAAA', 'WyJhIiwiYiJd']);
  const words = random.pick([
    'Broken printer',
    'Åäö ąę ñ 日本',
    'a',
    'Please call back',
    '08:00',
    '17:00',
    '#1',
    '+46 8 123',
  ]);
  const text = words.padEnd(schema.minLength ?? 0, 'x').slice(0, Math.max(schema.maxLength ?? 1000, 1));
  return text;
}
