import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { languages } from '#contract/common-shapes.ts';
import { customerRoutes } from '#contract/customers.ts';
import { call } from '../../shell/api-client.ts';
import { languageNames } from '../../shell/i18n.ts';
import { scopes } from '../../shell/query-client.ts';
import { useMe } from '../../shell/session.tsx';
import type { Filter } from '../requests/api.ts';
import { useCategories, usePeople, usePriorities, useProblemCodes, useStatuses } from '../requests/page/page-api.ts';
import type { Names } from './filter-line.ts';
import { type ChipField, type Condition, conditionsOf, dayWords, fixedConditions, isDays } from './filter-words.ts';

type Named = { id: string; name: string; also?: readonly string[] };

/** Names conditions in the reader's language, finds the values that names mean, and lists all that can be chosen. */
export function useConditions(filter: Filter) {
  const { t, i18n } = useTranslation(['worklist', 'requests']);
  const me = useMe();
  const categories = useCategories().data?.rows ?? [];
  const codes = useProblemCodes().data?.rows ?? [];
  const priorities = usePriorities().data?.rows ?? [];
  const statuses = useStatuses().data?.rows ?? [];
  const people = usePeople(true).data?.rows ?? [];
  const customers = useCustomerNames(filter);
  const named: Partial<Record<ChipField, Named[]>> = {
    ownerId: people,
    categoryId: categories.map((one) => ({ id: one.id, name: one.path, also: one.otherPaths })),
    problemCodeId: codes.map(({ id, code }) => ({ id, name: code })),
    priorityId: priorities,
    statusId: statuses,
    centreId: me.centres,
    contactId: customers,
    language: languages.map((id) => ({ id, name: languageNames[id] })),
  };

  const valueName = ({ field, value }: Condition): string => {
    if (value === 'none') return field === 'ownerId' ? t('nobody') : t('none_');
    if (isDays(field)) return dayName(value);
    switch (field) {
      case 'phase':
        return value === 'open' ? t('open') : t(`requests:phase.${value}`);
      case 'kind':
      case 'subKind':
        return t(`requests:kind.${value}`);
      case 'channel':
        return t(`requests:channel.${value}`);
      case 'attention':
        return value === 'escalated' || value === 'deferred' ? t(`view.${value}`) : value;
      case 'escalation':
        return value === 'any' ? t('anyLevel') : t('requests:page.level', { level: value });
      case 'late':
        return value === 'true' ? t('late') : t('notLate');
    }
    if (field === 'ownerId' && value === 'me') return t('me', { name: me.person.name });
    if (value === 'mine') return t('mineOf');
    const code = field === 'problemCodeId' ? codes.find((one) => one.id === value) : undefined;
    if (code) return `${code.code} ${code.name}`;
    return named[field]?.find((one) => one.id === value)?.name ?? t('thisOne');
  };
  const dayName = (value: string) =>
    (dayWords as readonly string[]).includes(value) ? t(`days.${value}`) : value.replace('..', ' – ');
  const fieldName = (condition: Pick<Condition, 'field'>) =>
    condition.field === 'late' ? '' : t(`field.${condition.field}`);
  /** `Channel: Phone`, `Channel: not Phone`; *Late* stands alone. */
  const name = (one: Condition) => {
    const value = one.not ? t('not', { value: valueName(one) }) : valueName(one);
    return [fieldName(one), value].filter(Boolean).join(': ');
  };
  const of = (field: ChipField, rows: { id: string; active?: boolean }[]): Condition[] =>
    rows.filter((one) => one.active !== false).map((one) => ({ field, value: one.id }));
  const all: Condition[] = [
    ...fixedConditions.slice(0, 8),
    ...of('categoryId', categories),
    ...of('problemCodeId', codes),
    ...of('priorityId', priorities),
    ...of('statusId', statuses),
    ...fixedConditions.slice(8),
    ...of('ownerId', people),
    ...of('centreId', me.centres),
    ...of('language', named.language ?? []),
    ...(['due', 'created', 'updated', 'closed'] as const).flatMap((field) =>
      dayWords.map((value): Condition => ({ field, value })),
    ),
  ];
  const fold = (text: string) =>
    text
      .toLocaleLowerCase(i18n.language)
      .replaceAll(/\s*\/\s*/g, '/')
      .trim();
  const names: Names = {
    valueOf: (field, word) => {
      const wanted = fold(word);
      const fixed = fixedConditions.some((one) => one.field === field && one.value === wanted);
      if (fixed || (wanted === 'none' && field !== 'phase' && field !== 'kind' && field !== 'channel')) return wanted;
      const rows = named[field] ?? [];
      if (rows.some((one) => one.id === wanted)) return wanted;
      const exact = rows.find((one) => fold(one.name) === wanted);
      if (exact) return exact.id;
      // A filter that was written down by somebody who reads the desk in another language.
      const foreign = rows.filter((one) => one.also?.some((name) => fold(name) === wanted));
      if (foreign.length === 1) return foreign[0]?.id ?? null;
      // The end of a path, or the beginning of a name, where only one has it.
      const near = rows.filter((one) => fold(one.name).endsWith(`/${wanted}`) || fold(one.name).startsWith(wanted));
      if (near.length === 1) return near[0]?.id ?? null;
      const worded = all.filter((one) => one.field === field && fold(valueName(one)) === wanted);
      if (worded.length === 1) return worded[0]?.value ?? null;
      // A customer can only be named by the id, as there are too many to know them all here.
      return field === 'contactId' && /^[0-9a-f-]{36}$/.test(wanted) ? wanted : null;
    },
    wordOf: (field, value) => {
      const rows = named[field] ?? [];
      const found = rows.find((one) => one.id === value);
      if (!found || field === 'contactId' || field === 'language') return value;
      // Of two with one name only the id says which is meant.
      return rows.filter((one) => fold(one.name) === fold(found.name)).length === 1 ? found.name : value;
    },
  };
  return { name, valueName, fieldName, all, names };
}

/** Names of the customers a filter speaks of; there are few of them in it. */
function useCustomerNames(filter: Filter): Named[] {
  const ids = conditionsOf(filter)
    .filter((one) => one.field === 'contactId' && one.value !== 'none')
    .map((one) => one.value);
  const found = useQueries({
    queries: ids.slice(0, 20).map((id) => ({
      queryKey: [scopes.customers, 'one', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(customerRoutes.read, { params: { id }, signal }),
    })),
  });
  return found.flatMap(({ data }) => (data ? [{ id: data.id, name: data.name }] : []));
}
