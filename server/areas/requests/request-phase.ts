import type { Phase } from '#contract/requests.ts';

/** What can move a request from one phase to another (domain §3.1, T1–T20). */
export const transitionCommands = [
  'enter_details',
  'assign',
  'return_to_queue',
  'start',
  'pull',
  'ask',
  'postpone',
  'resume',
  'wake_owned',
  'wake_unowned',
  'customer_answers_owner',
  'customer_answers_nobody',
  'solve',
  'close',
  'close_comment',
  'reopen',
] as const;
export type TransitionCommand = (typeof transitionCommands)[number];

const open = ['new', 'registered', 'assigned', 'in_process', 'waiting_customer', 'postponed'] as const;
const from = (phases: readonly Phase[], to: Phase): Partial<Record<Phase, Phase>> =>
  Object.fromEntries(phases.map((phase) => [phase, to]));

/** The whole life of a request: command → phase it is given in → phase it leads to. What is not here is refused. */
export const transitions: Record<TransitionCommand, Partial<Record<Phase, Phase>>> = {
  enter_details: { new: 'registered' }, // T2
  assign: from(open, 'assigned'), // T5, T12
  return_to_queue: from(['new', 'assigned', 'in_process', 'waiting_customer', 'postponed'], 'registered'), // T12
  start: from(['new', 'registered', 'assigned'], 'in_process'), // T6
  pull: { registered: 'in_process' }, // T7
  ask: from(['registered', 'assigned', 'in_process', 'waiting_customer'], 'waiting_customer'), // T8
  postpone: from(['registered', 'assigned', 'in_process', 'waiting_customer', 'postponed'], 'postponed'), // T10
  resume: from(['waiting_customer', 'postponed'], 'in_process'),
  wake_owned: { postponed: 'in_process' }, // T10, at its time
  wake_unowned: { postponed: 'registered' },
  customer_answers_owner: from(['waiting_customer', 'postponed', 'solved', 'closed'], 'in_process'), // T11, T20
  customer_answers_nobody: from(['waiting_customer', 'postponed', 'solved', 'closed'], 'registered'),
  solve: from(['assigned', 'in_process', 'waiting_customer'], 'solved'), // T15
  close: { solved: 'closed' }, // T18
  close_comment: from(open, 'closed'), // T19
  reopen: from(['solved', 'closed'], 'in_process'), // T20
};

/** The phase a command leads to from here, or null where it is refused. */
export function nextPhase(phase: Phase, command: TransitionCommand): Phase | null {
  return transitions[command][phase] ?? null;
}

/** Not solved and not closed: somebody still has to do something. */
export const isOpen = (phase: Phase): boolean => phase !== 'solved' && phase !== 'closed';
