import { daySpan } from '#contract/requests.ts';
import { type TextField, textFields } from './filter-line.ts';
import { type Condition, isDays, sameCondition } from './filter-words.ts';

export type Offers = { fields: TextField[]; conditions: Condition[] };

/**
 * What the box offers for the word being typed (the last of the line): `ow` offers `owner:`, `owner:an` the people whose
 * name holds "an", `-channel:` excludes, and plain words every condition whose name holds them all.
 */
export function offersFor(
  words: string,
  all: readonly Condition[],
  chosen: readonly Condition[],
  name: (one: Condition) => string,
): Offers {
  const [, minus, key, typed] = /(?:^|\s)(-?)([a-z]+):"?([^"]*)$/i.exec(words) ?? [];
  const field = key ? textFields[key.toLowerCase() as TextField] : undefined;
  const free = (one: Condition) => !chosen.some((other) => sameCondition(other, one));
  const holds = (one: Condition, text: string) =>
    text
      .toLocaleLowerCase()
      .split(/\s+/)
      .every((part) => name(one).toLocaleLowerCase().includes(part));
  if (field) {
    const own = all.filter((one) => one.field === field && holds(one, typed ?? ''));
    const day: Condition[] = isDays(field) && typed && daySpan.test(typed) ? [{ field, value: typed }] : [];
    const offered = [...day, ...own.filter((one) => one.value !== typed || !isDays(field))];
    const mayExclude = minus === '-' && !isDays(field);
    return {
      fields: [],
      conditions: offered
        .map((one) => (mayExclude ? { ...one, not: true as const } : one))
        .filter(free)
        .slice(0, 60),
    };
  }
  const text = words.trim();
  const fields = (Object.keys(textFields) as TextField[]).filter(
    (one) => text !== '' && one.startsWith(text.toLowerCase()),
  );
  return { fields, conditions: all.filter((one) => free(one) && holds(one, text)).slice(0, 60) };
}

/** The line without the word that named what was chosen. */
export const withoutLastTerm = (words: string): string => words.replace(/(?:^|\s)-?[a-z]+:"?[^"]*$/i, '').trim();
