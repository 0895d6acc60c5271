import { expect } from 'vitest';
import type { ChainBody } from '#contract/escalation.ts';
import type { Caller, TestDesk } from '#test/a-desk.ts';
import { escalateDue } from './escalate-due.ts';

/** A level that only passes: tests say what it does besides. */
export const nothing = {
  assignTo: 'nobody' as const,
  personId: null,
  tellOwner: false,
  tellAdministrator: false,
  tellCustomer: false,
  customerTextId: null,
  addresses: [] as string[],
  addressTextId: null,
};
/** What events do to a chain unless a test says otherwise. */
export const usual: ChainBody['events'] = {
  new_request: 'restart',
  read: 'none',
  owner_changed: 'none',
  new_info: 'continue',
  closed: 'stop',
  priority_changed: 'continue',
};

/**
 * Chains of a desk and requests that are on them, registered by `by` with the priority `high` unless told otherwise; the desk
 * is asked for when it stands.
 */
export function chainsOf(deskNow: () => { desk: TestDesk; by: Caller; high: string }) {
  async function chain(
    levels: Partial<ChainBody['levels'][number]>[],
    events: Partial<ChainBody['events']> = {},
    of = deskNow().high,
  ) {
    const body = {
      inTimeFrameOnly: true,
      events: { ...usual, ...events },
      levels: levels.map((one) => ({ ...nothing, afterMinutes: 30, ...one })),
    };
    const written = await deskNow().desk.admin.call('PUT', `/priorities/${of}/escalation`, body);
    expect(written.status).toBe(200);
    return written.body;
  }
  async function aRequest(body: object = {}): Promise<string> {
    const registered = await deskNow().by.call('POST', '/requests', {
      kind: 'action',
      channel: 'phone',
      subject: 'The lift stops',
      description: 'It stops.',
      callerName: 'Anna Berg',
      categoryId: deskNow().desk.start.categoryId,
      priorityId: deskNow().high,
      ...body,
    });
    expect(registered.status).toBe(201);
    await followed();
    return registered.body.id;
  }
  /** Everything that happened has reached the chains, and what is due has been done. */
  async function followed() {
    await deskNow().desk.settle();
    await expect
      .poll(
        async () => {
          await escalateDue(deskNow().desk.runtime);
          const { rows } = await deskNow().desk.runtime.pool.query(
            'select (select count(*)::int from escalation_event) + (select count(*)::int from request_escalation where due_at <= $1) as n',
            [deskNow().desk.clock.now()],
          );
          return rows[0].n;
        },
        { timeout: 15_000 },
      )
      .toBe(0);
    await deskNow().desk.settle();
  }
  async function later(minutes: number) {
    deskNow().desk.clock.advance(minutes * 60_000);
    await followed();
  }
  const state = async (id: string) => (await deskNow().desk.admin.call('GET', `/requests/${id}/escalation`)).body;
  const request = async (id: string) => (await deskNow().desk.admin.call('GET', `/requests/${id}`)).body;
  const steps = async (id: string): Promise<string[]> => {
    const { entries } = (await deskNow().desk.admin.call('GET', `/requests/${id}/timeline`)).body;
    return entries
      .filter((one: { event?: string }) => one.event?.startsWith('escalation.'))
      .map((one: { event: string; facts: { level?: number; because?: string } }) =>
        [one.event.slice(11), one.facts.level, one.facts.because].filter((part) => part !== undefined).join(' '),
      );
  };
  return { chain, aRequest, followed, later, state, request, steps };
}
