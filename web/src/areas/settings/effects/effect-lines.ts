import type { Effect } from '#contract/effects.ts';
import { pathWords } from '../../../ui/path-words.ts';
import type { EffectLine } from './effect-line.ts';
import {
  centreCategory,
  centrePool,
  centreReasons,
  centreReturns,
  centreSuggestion,
  decides,
  priorityOrder,
} from './lines-of-decisions.ts';

/** What the facts say, sentence by sentence; numbers of nothing say nothing. */
export const effectLines = (facts: readonly Effect[]): EffectLine[] => facts.flatMap(linesOf);

function linesOf(fact: Effect): EffectLine[] {
  switch (fact.code) {
    case 'person_sees':
      return [
        { key: 'personSees', tone: 'plain', values: { count: fact.open } },
        ...counted('personGains', 'more', fact.gained),
        ...counted('personLoses', 'less', fact.lost),
      ];
    case 'person_rights':
      return [
        ...(fact.gained.length > 0 ? [{ key: 'rightsGained', tone: 'more' as const, rights: fact.gained }] : []),
        ...(fact.lost.length > 0 ? [{ key: 'rightsLost', tone: 'less' as const, rights: fact.lost }] : []),
      ];
    case 'person_leaves':
      return counted('personLeaves', 'warn', fact.open);
    case 'absence_holds':
      return absenceHolds(fact);
    case 'centre_over':
      return [{ key: 'centreOver', tone: 'warn', values: { count: fact.people, max: fact.max } }];
    case 'centre_waiting':
      return [{ key: fact.stands ? 'waitingStands' : 'waitingRuns', tone: 'plain', values: { count: fact.open } }];
    case 'category_gets':
      return [categoryGets(fact)];
    case 'category_sight':
      return [
        ...counted('sightGained', 'more', fact.gained, { open: fact.open }),
        ...counted('sightLost', 'less', fact.lost, { open: fact.open }),
      ];
    case 'category_outside':
      return categoryOutside(fact);
    case 'category_assigns':
      return categoryAssigns(fact);
    case 'centre_passes_on':
      return counted('centrePassesOn', 'plain', fact.open, { people: fact.people });
    case 'person_passes_on':
      return counted('personPassesOn', 'plain', fact.open);
    case 'status_has':
      return [{ key: 'statusHas', tone: 'plain', values: { count: fact.open } }];
    case 'problem_code_has':
      return [
        { key: 'problemCodeHas', tone: 'plain', values: { count: fact.open } },
        ...counted('problemCodeOutside', 'warn', fact.outside),
      ];
    case 'problem_code_raises':
      return counted('problemCodeRaises', fact.raised > 0 ? 'more' : 'plain', fact.looked, {
        raised: fact.raised,
      }).map((line) => ({ ...line, values: { ...line.values, priority: fact.priority } }));
    case 'status_queue':
      return fact.handedOut
        ? [{ key: 'queueBegins', tone: 'more', values: { count: fact.waiting } }]
        : [{ key: 'queueEnds', tone: 'less', values: { count: fact.waiting } }];
    case 'mail_becomes':
      return [mailBecomes(fact)];
    case 'mail_taken':
      return [{ key: 'mailTaken', tone: 'warn', values: { address: fact.address } }];
    case 'mail_default':
      return [{ key: 'mailDefault', tone: 'plain', values: { address: fact.address } }];
    case 'mail_aside':
      return [{ key: 'mailAside', tone: 'less', values: { address: fact.address } }];
    case 'factor_lacking':
      return [
        { key: 'factorLacking', tone: 'plain', values: { count: fact.people } },
        ...counted('factorAtOnce', 'warn', fact.atOnce),
        ...(fact.from ? [{ key: 'factorFrom', tone: 'plain' as const, at: fact.from }] : []),
      ];
    case 'rule_history':
      return [
        {
          key: 'ruleHistory',
          tone: fact.other > 0 ? 'more' : 'plain',
          values: { looked: fact.looked, count: fact.met, other: fact.other },
        },
      ];
    case 'rule_order':
      return [
        {
          key: 'ruleOrder',
          tone: fact.other > 0 ? 'more' : 'plain',
          values: { looked: fact.looked, count: fact.other },
        },
      ];
    case 'centre_deferred':
      return [
        {
          key: 'centreDeferred',
          tone: fact.count > fact.now ? 'more' : 'less',
          values: { count: fact.count, now: fact.now },
        },
      ];
    case 'priority_order':
      return priorityOrder(fact);
    case 'priority_decides':
      return decides(fact);
    case 'priority_keeps':
      return [{ key: 'priorityKeeps', tone: 'plain', values: { count: fact.open } }];
    case 'centre_calendar':
      return [{ key: 'centreCalendar', tone: 'plain', names: fact.deadlines }];
    case 'centre_category':
      return centreCategory(fact);
    case 'centre_suggestion':
      return [centreSuggestion(fact)];
    case 'centre_returns':
      return [centreReturns(fact)];
    case 'centre_gone':
      return counted('centreGone', 'warn', fact.people, { held: fact.held });
    case 'centre_pool':
      return [centrePool(fact)];
    case 'centre_reasons':
      return [centreReasons(fact)];
    case 'escalation_example':
      return fact.levels.map(({ level, at }) => ({ key: 'escalationExample', tone: 'plain', values: { level }, at }));
    case 'escalation_past':
      return fact.looked === 0 ? [] : fact.levels.map((one) => escalationPast(one, fact.looked));
    case 'escalation_running':
      return counted('escalationRunning', 'plain', fact.count);
    case 'escalation_without':
      return counted(fact.begins ? 'escalationLater' : 'escalationNever', 'warn', fact.count, { open: fact.open });
    case 'deadlines_past':
      return deadlinesPast(fact);
    case 'deadlines_if':
      return deadlinesIf(fact);
    case 'deadlines_open':
      return deadlinesOpen(fact);
    case 'sessions_end':
      return [{ key: 'sessionsEnd', tone: 'warn', values: { count: fact.sessions, people: fact.people } }];
  }
}

function absenceHolds({ open, passedOn, stays, from }: Extract<Effect, { code: 'absence_holds' }>): EffectLine[] {
  return [
    { key: 'absenceHolds', tone: 'plain', values: { count: open } },
    ...counted('absencePassesOn', 'plain', passedOn).map((line) => ({ ...line, at: from })),
    ...counted('absenceStays', 'warn', stays),
  ];
}

const counted = (
  key: string,
  tone: EffectLine['tone'],
  count: number,
  more: Record<string, number> = {},
): EffectLine[] => (count > 0 ? [{ key, tone, values: { count, ...more } }] : []);

/** What would have been, of the last requests; the two ways in a line each, with the largest step. */
function deadlinesPast(fact: Extract<Effect, { code: 'deadlines_past' }>): EffectLine[] {
  const { looked, earlier, later, gained, lost } = fact;
  if (earlier + later + gained + lost === 0) return [{ key: 'pastSame', tone: 'plain', values: { looked } }];
  return [
    ...counted('pastEarlier', 'less', earlier, { looked }).map((line) => ({ ...line, seconds: fact.mostEarlier })),
    ...counted('pastLater', 'more', later, { looked }).map((line) => ({ ...line, seconds: fact.mostLater })),
    ...counted('pastGained', 'more', gained, { looked }),
    ...counted('pastLost', 'less', lost, { looked }),
    ...fact.examples.slice(0, 3).map((example): EffectLine => exampleOf('pastExample', example)),
  ];
}

function deadlinesOpen(fact: Extract<Effect, { code: 'deadlines_open' }>): EffectLine[] {
  const { open, earlier, later, gained, lost } = fact;
  return [
    ...(earlier + later + gained + lost === 0 ? [{ key: 'openSame', tone: 'plain' as const, values: { open } }] : []),
    ...(earlier + later > 0 ? [{ key: 'openMoves', tone: 'plain' as const, values: { open, earlier, later } }] : []),
    ...counted('openGained', 'more', gained),
    ...counted('openLost', 'less', lost),
    ...counted('openLate', 'warn', fact.lateNow),
    ...counted('openManual', 'plain', fact.manual),
    ...fact.examples.slice(0, 3).map((example): EffectLine => exampleOf('openExample', example)),
  ];
}

/** What is new: how the last requests would have fared by it, all of them counted. */
function deadlinesIf(fact: Extract<Effect, { code: 'deadlines_if' }>): EffectLine[] {
  return [
    { key: fact.by === 'priority' ? 'ifPriority' : 'ifCalendar', tone: 'plain', values: { looked: fact.looked } },
    ...counted('ifEarlier', 'less', fact.earlier).map((line) => ({ ...line, seconds: fact.mostEarlier })),
    ...counted('ifLater', 'more', fact.later).map((line) => ({ ...line, seconds: fact.mostLater })),
    ...counted('ifGained', 'more', fact.gained),
    ...counted('ifLost', 'less', fact.lost),
    ...counted('ifSame', 'plain', fact.same),
    ...fact.examples.slice(0, 3).map((example): EffectLine => exampleOf('pastExample', example)),
  ];
}

function exampleOf(
  key: string,
  { number, was, would }: { number: number; was: string | null; would: string | null },
): EffectLine {
  const moments: Record<string, string> = { ...(was ? { was } : {}), ...(would ? { would } : {}) };
  return {
    key: !would ? `${key}Never` : was ? key : `${key}First`,
    tone: 'plain',
    values: { number: String(number) },
    moments,
  };
}

/** So many people are named; a category of fifty is not read person by person. */
const mostPeople = 12;

function categoryAssigns({ requests, people, queue }: Extract<Effect, { code: 'category_assigns' }>): EffectLine[] {
  const tone = (now: number, would: number) => (would > now ? 'more' : would < now ? 'less' : 'plain');
  return [
    { key: 'assignsOf', tone: 'plain', values: { count: requests } },
    ...people.slice(0, mostPeople).map(
      (one): EffectLine => ({
        key: 'assignsPerson',
        tone: tone(one.now, one.would),
        values: { ...one },
      }),
    ),
    ...(queue.now + queue.would > 0
      ? [{ key: 'assignsQueue', tone: tone(queue.now, queue.would), values: { ...queue } } satisfies EffectLine]
      : []),
  ];
}

function categoryGets(fact: Extract<Effect, { code: 'category_gets' }>): EffectLine {
  const values = { count: fact.waiting, members: fact.members };
  if (fact.members === 0) return { key: 'getsNobody', tone: 'warn', values };
  if (fact.here.length === 0) return { key: 'getsLater', tone: 'plain', values };
  return { key: 'getsHere', tone: 'plain', values, names: fact.here };
}

function categoryOutside({ internal, above, names }: Extract<Effect, { code: 'category_outside' }>): EffectLine[] {
  if (above !== null) {
    return [{ key: 'outsideAbove', tone: 'less', values: { name: pathWords(above) } }];
  }
  if (internal) return [{ key: 'outsideNot', tone: 'less' }];
  const [only] = names;
  if (only && names.length === 1) return [{ key: 'outsideReads', tone: 'plain', values: { name: only.name } }];
  return names.map(({ name, languages }) => ({ key: 'outsideReadsIn', tone: 'plain', values: { name }, languages }));
}

function escalationPast(
  { level, count, examples }: Extract<Effect, { code: 'escalation_past' }>['levels'][number],
  looked: number,
): EffectLine {
  const values = { level, count, looked };
  if (count === 0) return { key: 'escalationPastNone', tone: 'plain', values };
  return { key: 'escalationPast', tone: 'more', values, names: examples.map((one) => String(one.number)) };
}

function mailBecomes(fact: Extract<Effect, { code: 'mail_becomes' }>): EffectLine {
  const { centre, priority, language } = fact;
  const values = { centre, priority, language };
  return fact.category === null
    ? { key: 'mailBecomesOpen', tone: 'plain', values }
    : { key: 'mailBecomes', tone: 'plain', values: { ...values, category: pathWords(fact.category) } };
}
