import type { Condition } from '#contract/rules.ts';
import { addressTest } from './address-pattern.ts';
import { PatternFault, parsePattern } from './parse-pattern.ts';
import { programOf } from './pattern-program.ts';
import type { ActiveRule, Judged } from './rule-shapes.ts';
import { indexWords, type WordIndex, type WordList } from './word-index.ts';

/** What is worked out once per message and used by every rule. */
export type Sight = {
  judged: Judged;
  folded: { subject: string; text: string };
  words: ReadonlyMap<number, string>;
};

/** What of a message makes a condition true: a word, an address, a name, '' for nothing to name; null when it is not so. */
export type Test = (sight: Sight) => string | null;

export type CompiledCondition = { condition: Condition; test: Test };
export type CompiledRule = { rule: ActiveRule; conditions: CompiledCondition[]; cheapestFirst: CompiledCondition[] };

/** Rules made ready for judging, the first to be tried first. */
export type CompiledRules = {
  rules: CompiledRule[];
  words: WordIndex;
  /** Whether any of them asks who the customer is. */
  asksCustomer: boolean;
};

/** So many characters of a message are judged; beyond that nobody says what it is about. */
export const mostJudged = 20_000;

const aboutCustomers: ReadonlySet<Condition['on']> = new Set(['importance', 'customer', 'organisation', 'contract']);
/** A pattern costs a reading of the whole text, so that it is asked last. */
const cost = (condition: Condition) => (condition.on === 'pattern' ? 1 : 0);

/**
 * Makes rules ready, once per change of the settings. Their order is total: those that go before a customer's choice,
 * then by rank, the highest first (R6.2, trap 17), then as given.
 */
export function compileRules(rules: readonly ActiveRule[]): CompiledRules {
  const lists: WordList[] = [];
  const ordered = rules
    .map((rule, given) => ({ rule, given }))
    .sort(
      (a, b) =>
        Number(b.rule.beatsChoice) - Number(a.rule.beatsChoice) || b.rule.rank - a.rule.rank || a.given - b.given,
    );
  return {
    rules: ordered.map(({ rule }) => {
      const conditions = rule.conditions.map((condition) => ({ condition, test: testOf(condition, lists) }));
      const cheapestFirst = conditions.toSorted((a, b) => cost(a.condition) - cost(b.condition));
      return { rule, conditions, cheapestFirst };
    }),
    words: indexWords(lists),
    asksCustomer: rules.some((rule) => rule.conditions.some(({ on }) => aboutCustomers.has(on))),
  };
}

/** Throws `PatternFault` when a pattern cannot be read; called when a rule is saved. */
export function assertReadable(condition: Condition): void {
  if (condition.on === 'pattern') programOf(parsePattern(condition.pattern));
}

function testOf(condition: Condition, lists: WordList[]): Test {
  const test = plainTest(condition, lists);
  if (!condition.not) return test;
  return (sight) => (test(sight) === null ? '' : null);
}

function plainTest(condition: Condition, lists: WordList[]): Test {
  switch (condition.on) {
    case 'words': {
      const list = lists.push({ words: condition.anyOf, searchIn: condition.in }) - 1;
      return ({ words }) => words.get(list) ?? null;
    }
    case 'pattern':
      return patternTest(condition.pattern, condition.in);
    case 'channel':
      return oneOf(condition.anyOf, ({ channel }) => channel);
    case 'language':
      return oneOf(condition.anyOf, ({ language }) => language);
    case 'mailbox':
      return addressed(condition.anyOf, ({ mailbox }) => mailbox);
    case 'sender':
      return addressed(condition.anyOf, ({ sender }) => sender);
    case 'customer': {
      const ids = new Set(condition.anyOf);
      return ({ judged: { customer } }) => (customer && ids.has(customer.id) ? '' : null);
    }
    case 'organisation': {
      const ids = new Set(condition.anyOf);
      return ({ judged: { customer } }) =>
        customer?.organisationId && ids.has(customer.organisationId) ? (customer.organisationName ?? '') : null;
    }
    case 'importance':
      return ({ judged: { customer } }) => {
        if (customer?.isVip && condition.anyOf.includes('vip')) return 'vip';
        return customer?.isProspect && condition.anyOf.includes('prospect') ? 'prospect' : null;
      };
    case 'category':
      return within(condition.anyOf, ({ categoryIds }) => categoryIds);
    case 'form_choice':
      return within(condition.anyOf, ({ formChoiceIds }) => formChoiceIds);
    case 'problem_code': {
      const ids = new Set(condition.anyOf);
      return ({ judged: { problemCodeId } }) => (problemCodeId && ids.has(problemCodeId) ? problemCodeId : null);
    }
    case 'contract':
      return ({ judged }) => judged.contracts[0]?.number ?? null;
    case 'age':
      return ({ judged }) => (judged.ageMinutes >= condition.atLeastMinutes ? '' : null);
  }
}

function patternTest(pattern: string, place: 'subject' | 'text' | 'both'): Test {
  try {
    const program = programOf(parsePattern(pattern));
    return ({ folded }) => {
      const found =
        (place !== 'text' && program.test(folded.subject)) || (place !== 'subject' && program.test(folded.text));
      return found ? pattern : null;
    };
  } catch (error) {
    // One that came past the check, by an import or by hand, is never so; the other rules go on deciding.
    if (error instanceof PatternFault) return () => null;
    throw error;
  }
}

const oneOf = <T extends string>(wanted: readonly T[], of: (judged: Judged) => T | null): Test => {
  const set = new Set(wanted);
  return ({ judged }) => {
    const value = of(judged);
    return value !== null && set.has(value) ? value : null;
  };
};

const within = (wanted: readonly string[], of: (judged: Judged) => readonly string[]): Test => {
  const set = new Set(wanted);
  return ({ judged }) => of(judged).find((id) => set.has(id)) ?? null;
};

const addressed = (wanted: readonly string[], of: (judged: Judged) => string | null): Test => {
  const tests = wanted.map((pattern) => ({ pattern, fits: addressTest(pattern) }));
  // What the rule asked for is told, not whose address it was: the reason outlives the customer's data.
  return ({ judged }) => {
    const address = of(judged)?.toLowerCase();
    return (address && tests.find((one) => one.fits(address))?.pattern) || null;
  };
};
