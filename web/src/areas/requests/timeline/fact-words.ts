import { useTranslation } from 'react-i18next';
import type { Fact } from '#contract/requests.ts';
import { exactMoment, localeOf } from '../../../ui/moment-words.ts';
import { useZone } from '../../../ui/zone.ts';

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
      category: text('category').replaceAll('/', ' / '),
      deadline: moment('deadlineAt'),
      until: moment('until') || moment('dueAt'),
      among: Number(facts.among ?? 0),
      rule: text('rule'),
      code: text('problemCode'),
      gives: [text('category').replaceAll('/', ' / '), text('priority'), text('owner')].filter(Boolean).join(' · '),
      level: Number(facts.level ?? 0),
      levels: Number(facts.levels ?? 0),
      deeds: deedWords(facts.deeds),
      because: i18n.exists(`requests:page.because.${text('because')}`) ? t(`page.because.${text('because')}`) : '',
    };
    const key = variantOf(fact, values);
    if (fact.event === 'request.kind_set') {
      values.to = named('kind', text('subKind') || text('to'));
      values.from = named('kind', text('from'));
    }
    const known = i18n.exists(`requests:page.fact.${key}`);
    return known ? t(`page.fact.${key}`, values) : t('page.fact.other', { who: values.who, event: fact.event });
  };

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

/** The message of an event; some events say different things by what they carry. */
function variantOf(fact: Fact, values: Record<string, unknown>): string {
  const name = fact.event.replace(/^request\./, '').replaceAll('.', '_');
  switch (name) {
    case 'registered':
      return fact.facts.blank ? 'registered_blank' : 'registered';
    case 'classified':
      return values.to === '' ? 'unclassified' : 'classified';
    case 'problem_code_set':
      return values.to === '' ? 'problem_code_unset' : name;
    case 'prioritised':
      if (fact.facts.problemCode) return values.deadline === '' ? 'prioritised_code_none' : 'prioritised_code';
      return values.deadline === '' ? 'prioritised_none' : name;
    case 'deadline_recomputed':
    case 'deadline_set':
      if (name === 'deadline_set' && fact.facts.source === 'computed') return 'deadline_computed';
      return values.deadline === '' ? `${name}_none` : name;
    case 'customer_identified':
      if (values.name !== '') return 'customer_identified';
      return fact.facts.contactId ? 'customer_linked' : 'customer_unlinked';
    case 'customer_asked':
      return fact.facts.byMail ? 'customer_asked_mail' : 'customer_asked_phone';
    case 'reopened':
      return fact.facts.by === 'customer' ? 'reopened_customer' : 'reopened';
    case 'escalation_continued':
    case 'escalation_restarted':
      return values.deadline === '' && !fact.facts.dueAt ? `${name}_held` : name;
    default:
      return name;
  }
}
