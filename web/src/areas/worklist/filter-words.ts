import { channels, kinds, phases } from '#contract/requests.ts';
import type { Filter } from '../requests/api.ts';

/** Fields of the filter that chips set; `q` is the text beside them and `sort` the order. */
export const chipFields = [
  'phase',
  'kind',
  'channel',
  'categoryId',
  'priorityId',
  'ownerId',
  'centreId',
  'contactId',
  'late',
] as const;
export type ChipField = (typeof chipFields)[number];

/** One condition of a view: a field and one of its values. */
export type Condition = { field: ChipField; value: string };

/** Fields that hold several values, comma-separated, of which any may match. */
const several: ReadonlySet<ChipField> = new Set(['phase', 'kind', 'channel']);

/** The filter an address says. Unknown words are left out, so that an old bookmark still opens. */
export function filterOf(search: Record<string, string | undefined>): Filter {
  const filter: Record<string, string> = {};
  for (const field of [...chipFields, 'q', 'sort'] as const) {
    const value = search[field];
    if (value) filter[field] = value;
  }
  if (filter.sort !== 'deadline' && filter.sort !== 'activity') delete filter.sort;
  if (filter.late !== 'true') delete filter.late;
  return filter as Filter;
}

/** The conditions of a filter, one for each value, in a fixed order so that chips do not change places. */
export function conditionsOf(filter: Filter): Condition[] {
  return chipFields.flatMap((field) => {
    const value = filter[field];
    if (value === undefined) return [];
    const values = several.has(field) ? String(value).split(',') : [String(value)];
    return values.filter(Boolean).map((one) => ({ field, value: one }));
  });
}

/** The filter with a condition added: to a field of several values beside them, else in its place. */
export function withCondition(filter: Filter, { field, value }: Condition): Filter {
  const before = several.has(field) ? conditionsOf(filter).filter((one) => one.field === field) : [];
  // `open` means every phase in which work is left, so it replaces single phases and they replace it.
  const beside = field === 'phase' && value !== 'open' ? before.filter((one) => one.value !== 'open') : before;
  const kept = field === 'phase' && value === 'open' ? [] : beside;
  const values = [...new Set([...kept.map((one) => one.value), value])];
  return { ...filter, [field]: values.join(',') };
}

/** The filter without a condition. */
export function withoutCondition(filter: Filter, { field, value }: Condition): Filter {
  const values = conditionsOf(filter)
    .filter((one) => one.field === field && one.value !== value)
    .map((one) => one.value);
  return { ...filter, [field]: values.length > 0 ? values.join(',') : undefined };
}

/** Every condition with a fixed list of values; categories and priorities come from the catalogue. */
export const fixedConditions: Condition[] = [
  { field: 'late', value: 'true' },
  { field: 'ownerId', value: 'me' },
  { field: 'ownerId', value: 'none' },
  { field: 'phase', value: 'open' },
  ...phases.map((value) => ({ field: 'phase' as const, value })),
  ...kinds.map((value) => ({ field: 'kind' as const, value })),
  ...channels.map((value) => ({ field: 'channel' as const, value })),
];
