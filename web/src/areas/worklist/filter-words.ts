import { channels, daySpan, kinds, phases, requestSorts } from '#contract/requests.ts';
import type { Filter } from '../requests/api.ts';

/** Fields whose values stand in a list, any of which may match; `-` before a value excludes it. */
export const listFields = [
  'phase',
  'statusId',
  'kind',
  'subKind',
  'channel',
  'categoryId',
  'problemCodeId',
  'priorityId',
  'ownerId',
  'centreId',
  'contactId',
  'language',
  'attention',
  'escalation',
] as const;
/** Fields that hold days. */
export const dayFields = ['due', 'created', 'updated', 'closed'] as const;
/** Fields of the filter that chips set, in the order of the chips; `q` is the text beside them and `sort` the order. */
export const chipFields = [...listFields, 'late', ...dayFields] as const;
export type ChipField = (typeof chipFields)[number];

/** One condition of a view: a field and one of its values, or that it is not this one. */
export type Condition = { field: ChipField; value: string; not?: true };

const isList = (field: ChipField): field is (typeof listFields)[number] =>
  (listFields as readonly string[]).includes(field);
export const isDays = (field: ChipField): field is (typeof dayFields)[number] =>
  (dayFields as readonly string[]).includes(field);

/** The filter an address says. Unknown words are left out, so that an old bookmark still opens. */
export function filterOf(search: Record<string, string | undefined>): Filter {
  const filter: Record<string, string> = {};
  for (const field of [...chipFields, 'q', 'sort'] as const) {
    const value = search[field];
    if (value) filter[field] = value;
  }
  if (!(requestSorts as readonly string[]).includes(filter.sort ?? '')) delete filter.sort;
  if (filter.late !== 'true' && filter.late !== 'false') delete filter.late;
  for (const field of dayFields) if (filter[field] && !daySpan.test(filter[field])) delete filter[field];
  return filter as Filter;
}

/** The conditions of a filter, one for each value, in a fixed order so that chips do not change places. */
export function conditionsOf(filter: Filter): Condition[] {
  return chipFields.flatMap((field): Condition[] => {
    const value = filter[field];
    if (value === undefined) return [];
    if (!isList(field)) return [{ field, value: String(value) }];
    return String(value)
      .split(',')
      .filter(Boolean)
      .map((one) => (one.startsWith('-') ? { field, value: one.slice(1), not: true } : { field, value: one }));
  });
}

export const sameCondition = (a: Condition, b: Condition): boolean =>
  a.field === b.field && a.value === b.value && a.not === b.not;

const written = (one: Condition) => `${one.not ? '-' : ''}${one.value}`;

/** The filter with a condition added: to a field of several values beside them, else in its place. */
export function withCondition(filter: Filter, condition: Condition): Filter {
  const { field, value, not } = condition;
  if (!isList(field)) return { ...filter, [field]: value };
  const before = conditionsOf(filter).filter((one) => one.field === field);
  // A value is wanted or excluded, not both; `open` means every phase in which work is left, so it replaces single
  // phases and they replace it.
  const kept = before.filter(
    (one) => one.value !== value && (not || one.not || field !== 'phase' || (value !== 'open' && one.value !== 'open')),
  );
  return { ...filter, [field]: [...kept, condition].map(written).join(',') };
}

/** The filter without a condition. */
export function withoutCondition(filter: Filter, condition: Condition): Filter {
  const left = conditionsOf(filter).filter((one) => one.field === condition.field && !sameCondition(one, condition));
  return { ...filter, [condition.field]: left.length > 0 ? left.map(written).join(',') : undefined };
}

/** Conditions with a fixed list of values; people, categories and the like come from the settings. */
export const fixedConditions: Condition[] = [
  { field: 'late', value: 'true' },
  { field: 'ownerId', value: 'me' },
  { field: 'ownerId', value: 'none' },
  { field: 'categoryId', value: 'mine' },
  { field: 'phase', value: 'open' },
  { field: 'attention', value: 'escalated' },
  { field: 'attention', value: 'deferred' },
  { field: 'escalation', value: 'any' },
  ...phases.map((value) => ({ field: 'phase' as const, value })),
  ...kinds.map((value) => ({ field: 'kind' as const, value })),
  { field: 'subKind', value: 'complaint' },
  ...channels.map((value) => ({ field: 'channel' as const, value })),
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((value) => ({ field: 'escalation' as const, value })),
];

/** Days that have a word. */
export const dayWords = ['today', 'yesterday', 'tomorrow', 'week', 'month', 'year', '7d', '30d'] as const;
