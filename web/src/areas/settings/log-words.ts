import { useTranslation } from 'react-i18next';
import { localeOf } from '../../ui/moment-words.ts';

/** Where a changed record can be opened, by its kind in the log. */
export const pageOfEntity: Partial<Record<string, string>> = {
  person: 'people',
  centre: 'centres',
  category: 'categories',
  priority: 'priorities',
  calendar: 'calendars',
  request_status: 'statuses',
  keyword_rule: 'keywords',
  mail_address: 'addresses',
};

/** Kinds of record that the log of settings can be narrowed to. */
export const entities = [
  'person',
  'centre',
  'centre_member',
  'category',
  'category_member',
  'priority',
  'calendar',
  'calendar_version',
  'request_status',
  'keyword_rule',
  'mail_address',
  'setting',
  'api_key',
  'contact',
  'contact_phone',
  'contact_email',
  'organisation',
] as const;

/** A value of the log in the reader's words; '' for nothing. */
export function valueWords(
  value: unknown,
  display: string | null,
  words: { yes: string; no: string },
  language: string,
): string {
  if (display !== null && display !== '') return display;
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return new Intl.NumberFormat(localeOf(language)).format(value);
  if (Array.isArray(value)) return value.map((one) => valueWords(one, null, words, language)).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Words for kinds of records, their fields and values; a field without a word of ours keeps its own name. */
export function useLogWords() {
  const { t, i18n } = useTranslation('settings');
  const worded = (key: string, otherwise: string) => (i18n.exists(`settings:${key}`) ? t(key) : otherwise);
  const plain = (name: string) => name.replaceAll('_', ' ');
  return {
    entity: (name: string) => worded(`log.entity.${name}`, plain(name)),
    field: (name: string) => worded(`log.field.${name}`, plain(name)),
    channel: (name: string) => worded(`log.channel.${name}`, plain(name)),
    value: (value: unknown, display: string | null) =>
      valueWords(value, display, { yes: t('log.yes'), no: t('log.no') }, i18n.language),
  };
}
