import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phases } from '#contract/requests.ts';
import { isOpen, nextPhase, transitionCommands, transitions } from './request-phase.ts';

const leadsTo = (phase: (typeof phases)[number]) =>
  transitionCommands.map((command) => nextPhase(phase, command)).filter((next) => next !== null);

test('every phase but the blank one is reached from somewhere', () => {
  const reached = new Set(phases.flatMap(leadsTo));
  expect(phases.filter((phase) => !reached.has(phase))).toEqual(['new']);
});

test('every phase can be left: even a closed request can be opened again', () => {
  for (const phase of phases)
    expect(
      leadsTo(phase).filter((next) => next !== phase),
      phase,
    ).not.toEqual([]);
});

test('from every phase a request can still be brought to an end', () => {
  const finished = (start: (typeof phases)[number]) => {
    const seen = new Set([start]);
    for (const phase of seen) for (const next of leadsTo(phase)) seen.add(next);
    return seen.has('closed');
  };
  for (const phase of phases) expect(finished(phase), phase).toBe(true);
});

test('no walk through the table ever leaves it, and only pulling takes from the queue for work by itself', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...transitionCommands), { maxLength: 40 }), (commands) => {
      let phase: (typeof phases)[number] = 'new';
      for (const command of commands) {
        const next = nextPhase(phase, command);
        if (next === null) continue;
        expect(phases).toContain(next);
        if (phase === 'closed')
          expect(['reopen', 'customer_answers_owner', 'customer_answers_nobody']).toContain(command);
        phase = next;
      }
    }),
  );
});

test('a request is closed only from solved, or as a comment', () => {
  const closing = transitionCommands.filter((command) => Object.values(transitions[command]).includes('closed'));
  expect(closing).toEqual(['close', 'close_comment']);
  expect(transitions.close).toEqual({ solved: 'closed' });
});

test('open means that somebody still has to do something', () => {
  expect(phases.filter((phase) => !isOpen(phase))).toEqual(['solved', 'closed']);
});
