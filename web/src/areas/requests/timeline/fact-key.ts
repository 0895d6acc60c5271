import type { Fact } from '#contract/requests.ts';

/** The message of an event; some events say different things by what they carry. */
export function factKey(fact: Fact, values: Record<string, unknown>): string {
  const name = fact.event.replace(/^request\./, '').replaceAll('.', '_');
  switch (name) {
    case 'registered':
      return fact.facts.blank ? 'registered_blank' : 'registered';
    case 'assigned':
      return typeof fact.facts.by === 'string' ? `assigned_${fact.facts.by}` : 'assigned';
    case 'rules_applied':
      if (fact.facts.undone) return 'rules_applied_undone';
      return values.rule === '' ? 'rules_applied' : 'rules_applied_rule';
    case 'pulled':
      return values.reason === '' ? 'pulled' : 'pulled_more';
    case 'classified':
      if (values.to === '') return 'unclassified';
      return values.from === values.to ? 'classified_confirmed' : 'classified';
    case 'problem_code_set':
      return values.to === '' ? 'problem_code_unset' : name;
    case 'prioritised':
      if (values.from === values.to) return 'prioritised_confirmed';
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
