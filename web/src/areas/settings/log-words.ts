import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/common-shapes.ts';
import { languageNames } from '../../shell/i18n.ts';
import { dayWords, exactMoment, localeOf } from '../../ui/moment-words.ts';
import { useZone } from '../../ui/zone.ts';
import { areRules, useRulesWords } from '../calendars/use-rules-words.ts';

/** Where a changed record can be opened, by its kind in the log. */
export const pageOfEntity: Partial<Record<string, string>> = {
  person: 'people',
  centre: 'centres',
  category: 'categories',
  problem_code: 'problem-codes',
  problem_code_category: 'problem-codes',
  priority: 'priorities',
  escalation_chain: 'priorities',
  escalation_level: 'priorities',
  calendar: 'calendars',
  request_status: 'statuses',
  rule: 'rules',
  mail_address: 'addresses',
  text_module: 'texts',
  signature: 'signatures',
  macro: 'macros',
};

/** Kinds of record that the log of settings can be narrowed to. */
export const entities = [
  'person',
  'centre',
  'centre_member',
  'category',
  'category_member',
  'problem_code',
  'problem_code_category',
  'priority',
  'escalation_chain',
  'escalation_level',
  'calendar',
  'calendar_version',
  'request_status',
  'rule',
  'keyword_rule',
  'mail_address',
  'text_module',
  'signature',
  'macro',
  'setting',
  'api_key',
  'absence',
  'contact',
  'contact_phone',
  'contact_email',
  'organisation',
  'service_contract',
  'view',
  'bulk_run',
  'request_export',
  'erasure',
  'customer_export',
] as const;

type Words = {
  yes: string;
  no: string;
  /** A code in words; `member` is the name it has inside a value of several. */
  of: (text: string, member?: string) => string;
  name: (field: string) => string;
};

/** A value of the log in the reader's words; '' for nothing. `display` is the name a reference had at the time. */
export function valueWords(
  value: unknown,
  display: string | null,
  words: Words,
  language: string,
  member?: string,
): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return new Intl.NumberFormat(localeOf(language)).format(value);
  if (Array.isArray(value)) return value.map((one) => valueWords(one, null, words, language, member)).join(', ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, one]) => `${words.name(name)}: ${valueWords(one, null, words, language, name)}`)
      .join(' · ');
  }
  return display !== null && display !== '' && display !== value ? display : words.of(String(value), member);
}

/** Of two objects only the members that differ, so that one changed holiday does not repeat a whole calendar. */
export function differingMembers(old: unknown, next: unknown): [unknown, unknown] {
  if (!isObject(old) || !isObject(next)) return [old, next];
  const names = [...new Set([...Object.keys(old), ...Object.keys(next)])].filter(
    (name) => JSON.stringify(old[name]) !== JSON.stringify(next[name]),
  );
  const only = (from: Record<string, unknown>) =>
    Object.fromEntries(names.flatMap((name) => (name in from ? [[name, from[name]]] : [])));
  return [only(old), only(next)];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where the codes of a field have words already. */
const wordsElsewhere: Partial<Record<string, string>> = {
  action: 'worklist:bulk.do',
  track_time_as: 'catalog:status.timeAs',
  used_in: 'writing:text.in',
  kind: 'writing:text.kinds',
  status: 'customers:contract.status',
};

/** Words for kinds of records, their fields and values; a field without a word of ours keeps its own name. */
export function useLogWords(names?: Map<string, string>) {
  const { t, i18n } = useTranslation('settings');
  const worded = (key: string, otherwise: string) => (i18n.exists(key) ? t(key) : otherwise);
  const zone = useZone();
  const rulesWords = useRulesWords();
  const plain = (name: string) => name.replaceAll('_', ' ');
  const known = (field: string, text: string) => {
    if (field === 'roles' || field === 'role' || field === 'secondFactorRoles')
      return worded(`staff:role.${text}`, text);
    if (field === 'phase') return worded(`requests:phase.${text}`, text);
    // Words of other areas, which say the same on their own pages.
    const theirs = wordsElsewhere[field];
    if (theirs && i18n.exists(`${theirs}.${text}`)) return t(`${theirs}.${text}`);
    if (field === 'language' || field === 'languages') return languageNames[text as Language] ?? text;
    // What a chain does at an event is said alike for all its events.
    const coded = `settings:log.value.${field.startsWith('on_') ? 'reaction' : field}.${text}`;
    if (i18n.exists(coded)) return t(coded);
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return dayWords(text, i18n.language);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-])/.test(text)) return exactMoment(text, i18n.language, zone);
    return names?.get(text) ?? text;
  };
  // A text or name in several languages has one member for each.
  const field = (name: string) => languageNames[name as Language] ?? worded(`settings:log.field.${name}`, plain(name));
  return {
    entity: (name: string) => worded(`settings:log.entity.${name}`, plain(name)),
    field,
    channel: (name: string) => worded(`settings:log.channel.${name}`, plain(name)),
    value: (of: string, value: unknown, display: string | null) =>
      valueWords(
        areRules(value) ? rulesWords(value) : value,
        display,
        { yes: t('log.yes'), no: t('log.no'), of: (text, member) => known(member ?? of, text), name: field },
        i18n.language,
      ),
  };
}
