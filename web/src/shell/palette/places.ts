import i18next from 'i18next';
import type { Permission } from '#contract/permissions.ts';
import { settingPages } from '../../areas/settings/pages.ts';

/** A page one can go to: its address, its name, and what else it is found by. */
export type Place = { id: string; to: string; name: string; alsoBy: string; hint?: string };

/** Where the words of a settings page stand in the catalogues of areas; its fields are found by them. */
const wordsOf: Record<string, [namespace: string, parts: string[]][]> = {
  people: [['staff', ['person']]],
  roles: [['staff', ['role', 'permission']]],
  centres: [['staff', ['centre', 'procedure']]],
  keys: [['staff', ['apiKey']]],
  categories: [['catalog', ['category', 'assign']]],
  'problem-codes': [['catalog', ['problemCode']]],
  priorities: [
    ['catalog', ['priority']],
    ['escalation', ['title', 'chain', 'does']],
  ],
  statuses: [['catalog', ['status']]],
  rules: [['rules', ['kind', 'field', 'try']]],
  calendars: [['calendars', ['week', 'hours', 'holidays', 'special', 'budget', 'zone', 'country']]],
  addresses: [['mail', ['address']]],
  delivery: [['mail', ['relay']]],
  outbox: [['mail', ['outbox']]],
  inbound: [['mail', ['inbound']]],
  retention: [['privacy', ['retention']]],
  configuration: [['configuration', ['out', 'in']]],
};

/** Every page of the settings this person may see, with the words of the settings on it, in the present language. */
export function settingPlaces(may: (permission: Permission) => boolean): Place[] {
  const t = (key: string) => i18next.t(key);
  return settingPages
    .filter((page) => may(page.needs))
    .map((page) => ({
      id: `setting ${page.name}`,
      to: `/settings/${page.name}`,
      name: t(`settings:page.${page.name}.title`),
      hint: t(`settings:page.${page.name}.brief`),
      alsoBy: `${t(`settings:page.${page.name}.brief`)} ${t(`settings:page.${page.name}.intro`)} ${fieldWords(page.name)}`,
    }));
}

/** Short texts of a page are the names of its fields; sentences with blanks say nothing to be found by. */
function fieldWords(name: string): string {
  return (wordsOf[name] ?? [])
    .flatMap(([namespace, parts]) => {
      const bundle = i18next.getResourceBundle(i18next.language, namespace) as Record<string, unknown> | undefined;
      return parts.flatMap((part) => textsOf(bundle?.[part]));
    })
    .filter((text) => text.length <= 60 && !text.includes('{'))
    .join(' ');
}

function textsOf(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree];
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(textsOf) : [];
}
