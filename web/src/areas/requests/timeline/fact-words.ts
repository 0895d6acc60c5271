import { useTranslation } from 'react-i18next';
import type { Fact } from '#contract/requests.ts';
import { exactMoment, localeOf } from '../../../ui/moment-words.ts';
import { pathWords } from '../../../ui/path-words.ts';
import { useZone } from '../../../ui/zone.ts';
import { factKey } from './fact-key.ts';

/** Puts a fact into one sentence of the reader's language. A reason given with it stands beside it as a note. */
export function useFactWords(): (fact: Fact) => string {
  const { t, i18n } = useTranslation('requests');
  const zone = useZone();
  return (fact) => {
    const { facts } = fact;
    const text = (name: string) => (typeof facts[name] === 'string' ? facts[name] : '');
    const moment = (name: string) => (text(name) ? exactMoment(text(name), i18n.language, zone) : '');
    const named = (group: 'kind' | 'phase', value: string) =>
      i18n.exists(`requests:${group}.${value}`) ? t(`${group}.${value}`) : value;
    const fields = Array.isArray(facts.fields) ? facts.fields.map((field) => fieldName(String(field))) : [];
    const values = {
      who: actorName(fact),
      from: text('from'),
      to: text('to'),
      fields: new Intl.ListFormat(localeOf(i18n.language)).format([...new Set(fields)]),
      name: text('name'),
      owner: text('owner'),
      category: pathWords(text('category')),
      deadline: moment('deadlineAt'),
      until: moment('until') || moment('dueAt'),
      among: Number(facts.among ?? 0),
      reason: text('reason'),
      rule: text('rule'),
      code: text('problemCode'),
      gives: [pathWords(text('category')), text('priority'), text('owner')].filter(Boolean).join(' · '),
      changes: changeWords(facts),
      level: Number(facts.level ?? 0),
      levels: Number(facts.levels ?? 0),
      deeds: deedWords(facts.deeds),
      because: i18n.exists(`requests:page.because.${text('because')}`) ? t(`page.because.${text('because')}`) : '',
    };
    const key = factKey(fact, values);
    if (fact.event === 'request.kind_set') {
      values.to = named('kind', text('subKind') || text('to'));
      values.from = named('kind', text('from'));
    }
    const known = i18n.exists(`requests:page.fact.${key}`);
    if (!known) return t('page.fact.other', { who: values.who, event: fact.event });
    const sentence = t(`page.fact.${key}`, values);
    const sought = soughtWords(fact);
    return sought ? `${sentence} (${sought})` : sentence;
  };

  /** Why an owner was looked for, where it was not for its coming in. */
  function soughtWords(fact: Fact): string | null {
    if (fact.event !== 'request.assigned' && fact.event !== 'request.unassigned') return null;
    const key = `page.sought.${fact.facts.because}`;
    return i18n.exists(`requests:${key}`) ? t(key) : null;
  }

  /** What applying the rules again changed, each as its name before and after. */
  function changeWords(facts: Fact['facts']): string {
    const parts = (['category', 'priority', 'owner'] as const).flatMap((what) => {
      const change = facts[what];
      if (typeof change !== 'object' || change === null || !('to' in change)) return [];
      const { from, to } = change as { from: string | null; to: string | null };
      const nothing = what === 'owner' ? t('page.nobody') : t('page.noCategory');
      const name = (value: string | null) => pathWords(value) ?? nothing;
      return `${t(`page.column.${what}_id`)} ${name(from)} → ${name(to)}`;
    });
    return parts.join(' · ');
  }

  /** What a level of the escalation did, and what it could not. */
  function deedWords(deeds: unknown): string {
    const list = Array.isArray(deeds) ? (deeds as { did: string; names?: string[]; failed?: string }[]) : [];
    const listed = new Intl.ListFormat(localeOf(i18n.language));
    const words = list.map(({ did, names = [], failed }) =>
      t(`page.deed.${did}${failed ? '_failed' : ''}`, { names: listed.format(names) }),
    );
    return words.length > 0 ? words.join('; ') : t('page.deed.none');
  }

  function fieldName(field: string): string {
    const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return i18n.exists(`requests:page.column.${column}`) ? t(`page.column.${column}`) : field;
  }

  function actorName(fact: Fact): string {
    return fact.actor.kind === 'person' || fact.actor.kind === 'contact' ? fact.actor.name : t('page.linja');
  }
}
