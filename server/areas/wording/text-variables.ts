import type { Language } from '#contract/common-shapes.ts';
import { greetingAt } from './greeting.ts';
import type { WordFacts } from './word-facts.ts';

/** Every variable a text may hold, in the order people are offered them. Names are promises: saved texts hold them. */
export const variableNames = [
  'customer.name',
  'customer.firstName',
  'customer.organisation',
  'request.number',
  'request.subject',
  'request.category',
  'request.deadline',
  'request.received',
  'agent.name',
  'agent.firstName',
  'agent.email',
  'centre.name',
  'desk.name',
  'greeting',
  'today',
] as const;
export type VariableName = (typeof variableNames)[number];

export const isVariable = (name: string): name is VariableName => variableNames.includes(name as VariableName);

/** Finnish dates are written the Finnish way whoever writes them: the language decides, with its usual country. */
export const localeOf: Record<Language, string> = {
  en: 'en-GB',
  sv: 'sv-SE',
  fi: 'fi-FI',
  nl: 'nl-NL',
  da: 'da-DK',
  pl: 'pl-PL',
};

/** The values of all variables in one language, as plain text; '' where there is none. */
export function valuesOf(facts: WordFacts, language: Language): Record<VariableName, string> {
  const { customer, request, agent } = facts;
  const date = (at: Date | null, withTime: boolean) =>
    at
      ? new Intl.DateTimeFormat(localeOf[language], {
          timeZone: facts.zone,
          weekday: withTime ? 'long' : undefined,
          day: 'numeric',
          month: 'long',
          year: withTime ? undefined : 'numeric',
          ...(withTime ? { hour: '2-digit', minute: '2-digit' } : {}),
        }).format(at)
      : '';
  return {
    'customer.name': customer.name ?? '',
    'customer.firstName': firstName(customer.name),
    'customer.organisation': customer.organisation ?? '',
    'request.number': request.number === null ? '' : String(request.number),
    'request.subject': request.subject ?? '',
    // Only the last name: how our tree is built is nothing a customer is told.
    'request.category': request.categoryPath?.[language].split('/').at(-1)?.trim() ?? '',
    'request.deadline': date(request.deadlineAt, true),
    'request.received': date(request.createdAt, false),
    'agent.name': agent.name,
    'agent.firstName': firstName(agent.name),
    'agent.email': agent.email ?? '',
    'centre.name': facts.centre ?? '',
    'desk.name': facts.desk ?? '',
    greeting: greetingAt(facts.now, facts.zone, language),
    today: date(facts.now, false),
  };
}

/** The name somebody is called by: what comes first, or after the comma of "Ek, Bo". */
export function firstName(name: string | null): string {
  const whole = (name ?? '').trim();
  const [, after] = whole.split(',');
  return (after ?? whole).trim().split(/\s+/)[0] ?? '';
}
