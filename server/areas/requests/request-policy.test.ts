import { describe, expect, test } from 'vitest';
import { permissionsOf, type Role } from '#contract/permissions.ts';
import { type Action, type Phase, phases } from '#contract/requests.ts';
import type { Principal } from '#platform/principal.ts';
import { allowedActions, nextStep, type PolicyFacts } from './request-policy.ts';

const person = (...roles: Role[]): Principal => ({
  kind: 'person',
  id: 'me',
  name: 'Me',
  channel: 'web',
  email: 'me@desk.example',
  roles,
  permissions: permissionsOf(roles),
  centreIds: [],
  categoryIds: [],
  language: 'en',
  zone: 'UTC',
  preferences: {},
  settingsVersion: 1,
});
const facts = (phase: Phase, rest: Partial<PolicyFacts> = {}): PolicyFacts => ({
  phase,
  kind: 'action',
  ownerId: null,
  createdBy: null,
  mayPickFromPool: true,
  ...rest,
});
const can = (role: Role, phase: Phase, rest?: Partial<PolicyFacts>) => allowedActions(person(role), facts(phase, rest));

describe('what each role may do (domain §5)', () => {
  test('an auditor reads and changes nothing', () => {
    for (const phase of phases) expect([...can('auditor', phase)]).toEqual([]);
  });

  test('on what was erased nobody does anything, and neither do the product’s own hands', () => {
    const hand = { kind: 'timer', id: null, name: 'Linja', channel: 'timer' } as const;
    for (const phase of phases) {
      for (const role of ['agent', 'supervisor', 'administrator'] as const)
        expect([...can(role, phase, { erased: true })]).toEqual([]);
      expect([...allowedActions(hand, facts(phase, { erased: true }))]).toEqual([]);
    }
  });

  test('a call taker registers and notes, assigns, but neither solves, replies nor takes', () => {
    const actions = can('call_taker', 'registered');
    for (const action of ['edit', 'set_kind', 'classify', 'assign', 'add_note'] as Action[])
      expect(actions).toContain(action);
    for (const action of ['solve', 'reply', 'start', 'set_priority', 'reopen'] as Action[])
      expect(actions).not.toContain(action);
  });

  test('a call taker closes information and comments, nothing else', () => {
    expect(can('call_taker', 'registered', { kind: 'information' })).toContain('solve_and_close');
    expect(can('call_taker', 'registered', { kind: 'comment' })).toContain('close');
    expect(can('call_taker', 'registered', { kind: 'action' })).not.toContain('solve_and_close');
    expect(can('call_taker', 'solved', { kind: 'information' })).toContain('close');
    expect(can('call_taker', 'solved', { kind: 'action' })).not.toContain('close');
    expect(can('agent', 'solved', { kind: 'action' })).toContain('close');
  });

  test('a call taker opens again what a call taker may close, an administrator everything', () => {
    for (const phase of ['solved', 'closed'] as const) {
      expect(can('call_taker', phase, { kind: 'information' })).toContain('reopen');
      expect(can('call_taker', phase, { kind: 'comment' })).toContain('reopen');
      for (const kind of ['action', 'undetermined'] as const)
        expect(can('call_taker', phase, { kind })).not.toContain('reopen');
      expect(can('administrator', phase, { kind: 'action' })).toContain('reopen');
    }
    expect(can('call_taker', 'registered', { kind: 'information' })).not.toContain('reopen');
  });

  test('an administrator neither solves nor replies nor assigns, but reopens and closes', () => {
    expect(can('administrator', 'in_process')).not.toContain('solve');
    expect(can('administrator', 'in_process')).not.toContain('reply');
    expect(can('administrator', 'in_process')).not.toContain('assign');
    expect(can('administrator', 'closed')).toContain('reopen');
    expect(can('administrator', 'solved')).toContain('close');
  });

  test('supervisors and administrators set priority and deadline by hand, agents the priority', () => {
    for (const role of ['supervisor', 'administrator'] as const)
      for (const action of ['set_priority', 'set_deadline'] as const) expect(can(role, 'in_process')).toContain(action);
    expect(can('agent', 'in_process')).toContain('set_priority');
    expect(can('agent', 'in_process')).not.toContain('set_deadline');
  });

  test('where picking from the queue is off, an agent takes only what is registered by the agent or owned already', () => {
    const strict = { mayPickFromPool: false };
    for (const action of ['start', 'ask_customer', 'solve', 'solve_and_close'] as Action[])
      expect(can('agent', 'registered', strict)).not.toContain(action);
    for (const action of ['resume', 'solve', 'solve_and_close'] as Action[])
      expect(can('agent', 'postponed', strict)).not.toContain(action);
    expect(can('call_taker', 'registered', { ...strict, kind: 'information', createdBy: 'me' })).toContain(
      'solve_and_close',
    );
    expect(can('agent', 'registered', { ...strict, createdBy: 'me' })).toContain('start');
    expect(can('agent', 'assigned', { ...strict, ownerId: 'me' })).toContain('start');
    expect(can('supervisor', 'registered', strict)).toContain('start');
  });
});

test('a comment is never assigned, postponed, asked about or solved', () => {
  for (const phase of phases) {
    for (const action of ['assign', 'postpone', 'ask_customer', 'solve', 'start', 'set_deadline'] as Action[]) {
      expect(can('supervisor', phase, { kind: 'comment' }), `${phase} ${action}`).not.toContain(action);
    }
  }
});

test('the one primary button is always something that may be done', () => {
  for (const role of ['call_taker', 'agent', 'supervisor', 'administrator', 'auditor'] as Role[]) {
    for (const phase of phases) {
      for (const kind of ['undetermined', 'information', 'action', 'comment'] as const) {
        const about = facts(phase, { kind });
        const allowed = allowedActions(person(role), about);
        const step = nextStep(allowed, { ...about, actorId: 'me', unanswered: true });
        if (step) expect(allowed).toContain(step);
      }
    }
  }
});

test('with the customer waiting for an answer the next step is to reply', () => {
  const mine = facts('in_process', { ownerId: 'me' });
  const allowed = allowedActions(person('agent'), mine);
  expect(nextStep(allowed, { ...mine, actorId: 'me', unanswered: true })).toBe('reply');
  expect(nextStep(allowed, { ...mine, actorId: 'me', unanswered: false })).toBe('solve_and_close');
});
