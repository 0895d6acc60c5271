import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const server = fileURLToPath(new URL('../../', import.meta.url));

/** A field of an event; `isText`: its type lets it hold any text. */
type EventField = { name: string; isText: boolean };

/** Every field that any event carries, as `type.field`, from the declarations of all areas; for tests. */
export async function eventFields(): Promise<EventField[]> {
  const fields: EventField[] = [];
  for await (const file of glob('**/*-events.ts', { cwd: server })) {
    const source = (await readFile(`${server}/${file}`, 'utf8')).replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '');
    for (const [, type, rest = ''] of source.matchAll(/'([a-z_]+\.[a-z_]+)': *(.*)/g)) {
      // Nothing, or more than a list of fields: the second is for a person to look at.
      const isList = /^\{[^{}]*(\};?)?$/.test(rest);
      if (!isList && !rest.startsWith('Record<string, never>')) fields.push({ name: `${type}.*`, isText: true });
    }
    for (const [, type, body = ''] of source.matchAll(/'([a-z_]+\.[a-z_]+)': \{([^{}]*)\}/g)) {
      for (const part of body.split(';')) {
        const [, field, of = ''] = /^\s*(\w+)\??:\s*([\s\S]+?)\s*$/.exec(part) ?? [];
        // What is not a number, yes or no, or one of a few words may be any text.
        const isText = /\b(string|unknown|Changed|Deed)\b/.test(of.replaceAll(/'[^']*'/g, ''));
        if (field) fields.push({ name: `${type}.${field}`, isText });
      }
    }
  }
  return fields;
}
