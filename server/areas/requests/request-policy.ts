import { mayOwn } from '#areas/staff/index.ts';
import { type Action, actions, type Kind, type Phase } from '#contract/requests.ts';
import type { AnyActor } from '#platform/principal.ts';
import { isOpen, nextPhase } from './request-phase.ts';

/** What the policy looks at. */
export type PolicyFacts = {
  phase: Phase;
  kind: Kind;
  ownerId: string | null;
  createdBy: string | null;
  /** Whether the centre lets agents take from the queue by hand (R13.4). */
  mayPickFromPool: boolean;
  /** Its personal data were erased: it stands as it is, and takes no word more (GDPR 17). */
  erased?: boolean;
};

/**
 * What this actor may do with this request now (domain §5): asked before every write, and sent to the screen, which draws
 * exactly these. The product's own hands may do what their use case does. With what was erased nobody does anything: words
 * put there would be out of reach of every later erasure.
 */
export function allowedActions(actor: AnyActor, facts: PolicyFacts): Set<Action> {
  return new Set(actions.filter((action) => mayDo(actor, action, facts)));
}

export function mayDo(actor: AnyActor, action: Action, facts: PolicyFacts): boolean {
  if (facts.erased) return false;
  if (actor.kind !== 'person') return true;
  return rules[action](actor.permissions, facts, actor);
}

type Rule = (held: ReadonlySet<string>, facts: PolicyFacts, actor: Extract<AnyActor, { kind: 'person' }>) => boolean;

const work = (facts: PolicyFacts) => isOpen(facts.phase) && facts.kind !== 'comment';

/**
 * Supervisors assign from the pool over the queue; agents only where the centre allows, or what they registered (R13.4).
 * Asked by everything that makes nobody's request somebody's, or takes it off the queue for good.
 */
export function mayTake(
  actor: AnyActor,
  facts: Pick<PolicyFacts, 'ownerId' | 'createdBy' | 'mayPickFromPool'>,
): boolean {
  return (
    actor.kind !== 'person' ||
    facts.ownerId !== null ||
    facts.mayPickFromPool ||
    facts.createdBy === actor.id ||
    actor.roles.some((role) => role === 'supervisor')
  );
}

/** Who becomes the owner by doing something with what is nobody's: whoever does it, if they work on requests. */
export const takerOf = (actor: AnyActor): string | null =>
  actor.kind === 'person' && mayOwn(actor.roles) ? actor.id : null;

/** Call takers close and reopen what only needed information, and comments; all others who do so at all do so with everything (§5). */
const closesAny = (actor: Parameters<Rule>[2]) =>
  actor.roles.some((role) => role === 'agent' || role === 'supervisor' || role === 'administrator');

const rules: Record<Action, Rule> = {
  edit: (held, f) => held.has('request.edit') && f.phase !== 'closed',
  set_kind: (held, f) => held.has('request.edit') && isOpen(f.phase),
  identify_customer: (held, f) => held.has('request.edit') && f.phase !== 'closed',
  classify: (held, f) => held.has('request.edit') && isOpen(f.phase),
  set_priority: (held, f) => held.has('request.prioritise') && isOpen(f.phase),
  set_deadline: (held, f) => held.has('request.set_deadline') && work(f),
  set_status: (held, f) => held.has('request.edit') && f.phase !== 'closed',
  assign: (held, f) => held.has('request.assign') && work(f),
  return_to_queue: (held, f) =>
    held.has('request.assign') && work(f) && f.ownerId !== null && nextPhase(f.phase, 'return_to_queue') !== null,
  start: (held, f, actor) =>
    held.has('request.solve') && work(f) && nextPhase(f.phase, 'start') !== null && mayTake(actor, f),
  reply: (held, f) => held.has('request.reply') && f.phase !== 'closed',
  add_note: (held) => held.has('request.note'),
  add_call_note: (held) => held.has('request.note'),
  // Whoever asks, takes it up again or solves it becomes the owner of what was nobody's.
  ask_customer: (held, f, actor) =>
    held.has('request.reply') && work(f) && nextPhase(f.phase, 'ask') !== null && mayTake(actor, f),
  postpone: (held, f) => held.has('request.solve') && work(f) && nextPhase(f.phase, 'postpone') !== null,
  resume: (held, f, actor) => held.has('request.solve') && nextPhase(f.phase, 'resume') !== null && mayTake(actor, f),
  solve: (held, f, actor) => held.has('request.solve') && work(f) && mayTake(actor, f),
  // A call taker answers and closes what only needed information (§5).
  solve_and_close: (held, f, actor) =>
    held.has('request.close') &&
    work(f) &&
    (held.has('request.solve') || f.kind === 'information') &&
    mayTake(actor, f),
  close: (held, f, actor) =>
    held.has('request.close') &&
    (f.phase === 'solved' || (f.kind === 'comment' && isOpen(f.phase))) &&
    (closesAny(actor) || f.kind === 'information' || f.kind === 'comment'),
  reopen: (held, f, actor) =>
    held.has('request.reopen') &&
    !isOpen(f.phase) &&
    (closesAny(actor) || f.kind === 'information' || f.kind === 'comment'),
  // It may change all three of these; a blank one has said nothing yet that a rule could meet.
  apply_rules: (held, f) =>
    held.has('request.edit') &&
    held.has('request.prioritise') &&
    held.has('request.assign') &&
    work(f) &&
    f.phase !== 'new',
};

/** The next sensible step, for the one primary button; null when nothing is left to do. */
export function nextStep(
  can: ReadonlySet<Action>,
  facts: PolicyFacts & { actorId: string | null; unanswered: boolean },
): Action | null {
  const order: Action[] =
    facts.kind === 'comment'
      ? ['close']
      : facts.phase === 'new'
        ? ['set_kind', 'identify_customer']
        : facts.phase === 'solved'
          ? ['close']
          : facts.phase === 'closed'
            ? []
            : facts.phase === 'waiting_customer' || facts.phase === 'postponed'
              ? ['resume']
              : facts.ownerId === facts.actorId && facts.phase === 'in_process'
                ? facts.unanswered
                  ? ['reply', 'solve_and_close']
                  : facts.kind === 'undetermined'
                    ? ['set_kind', 'solve_and_close']
                    : ['solve_and_close', 'solve']
                : ['start', 'solve_and_close'];
  return order.find((action) => can.has(action)) ?? null;
}
