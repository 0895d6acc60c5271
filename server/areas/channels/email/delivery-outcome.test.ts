import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterDelivery, type Delivery, pauseAfter } from './delivery-outcome.ts';
import type { MailRecipient } from './outbound-queries.ts';

const now = new Date('2026-02-04T10:00:00Z');
const to = (address: string, rest: Partial<MailRecipient> = {}): MailRecipient => ({
  type: 'to',
  address,
  name: null,
  ...rest,
});
const mail = (recipients: MailRecipient[], created = now) => ({
  recipients,
  attempts: 1,
  attempts_before: 0,
  queued_at: null,
  created_at: created,
  sent_at: null,
});
const taken: Delivery = { kind: 'answered', taken: ['a@x.example', 'b@x.example'], refused: [] };
const refused = (permanent: boolean): Delivery => ({
  kind: 'answered',
  taken: ['a@x.example'],
  refused: [{ address: 'b@x.example', permanent, words: 'no' }],
});

describe('what becomes of a mail', () => {
  it('is sent when the relay took it for everybody', () => {
    expect(afterDelivery(mail([to('a@x.example'), to('b@x.example')]), taken, now)).toMatchObject({
      state: 'sent',
      error: null,
      sentAt: now,
      nextAttemptAt: null,
    });
  });

  it('is failed, naming who did not get it, when one was refused for good', () => {
    const mark = afterDelivery(mail([to('a@x.example'), to('b@x.example')]), refused(true), now);
    expect(mark).toMatchObject({ state: 'failed', error: 'b@x.example: no', sentAt: now });
    expect(mark.recipients?.map((one) => one.taken === true)).toEqual([true, false]);
  });

  it('waits for another attempt for the one who was put off', () => {
    expect(afterDelivery(mail([to('a@x.example'), to('b@x.example')]), refused(false), now)).toMatchObject({
      state: 'queued',
      error: 'b@x.example: no',
      nextAttemptAt: new Date('2026-02-04T10:01:00Z'),
    });
  });

  it('is given up after a day, not before', () => {
    const later: Delivery = { kind: 'later', words: 'busy' };
    const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
    const at = (hours: number) => ({ ...mail([to('a@x.example')], ago(hours)), attempts: 28 });
    expect(afterDelivery(at(23.9), later, now).state).toBe('queued');
    expect(afterDelivery(at(24), later, now)).toMatchObject({ state: 'failed', error: 'Given up after a day. busy' });
  });

  it('is not given up for a day in which nobody could try, nor as soon as it is queued again', () => {
    const later: Delivery = { kind: 'later', words: 'greylisted' };
    const old = mail([to('a@x.example')], new Date(now.getTime() - 72 * 3_600_000));
    expect(afterDelivery(old, later, now)).toMatchObject({ state: 'queued', error: 'greylisted' });
    expect(afterDelivery({ ...old, attempts: 9 }, later, now).state).toBe('queued');
    expect(afterDelivery({ ...old, attempts: 10 }, later, now).state).toBe('failed');
    const again = { ...old, attempts: 31, attempts_before: 30, queued_at: now };
    expect(afterDelivery(again, later, now)).toMatchObject({
      state: 'queued',
      nextAttemptAt: new Date('2026-02-04T10:01:00Z'),
    });
    const tomorrow = new Date(now.getTime() + 24 * 3_600_000);
    expect(afterDelivery({ ...again, attempts: 45 }, later, tomorrow).state).toBe('failed');
  });

  it('pauses 1, 2, 5, 15 and then 60 minutes', () => {
    expect([1, 2, 3, 4, 5, 6, 40].map((attempts) => pauseAfter(attempts) / 60_000)).toEqual([1, 2, 5, 15, 60, 60, 60]);
  });

  it('never opens a recipient again who has got it, whatever the relay says', () => {
    const address = fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example');
    const delivery: fc.Arbitrary<Delivery> = fc.oneof(
      fc.record({ kind: fc.constant('later' as const), words: fc.string() }),
      fc.record({ kind: fc.constant('refused' as const), words: fc.string() }),
      fc.record({
        kind: fc.constant('answered' as const),
        taken: fc.array(address),
        refused: fc.array(fc.record({ address, permanent: fc.boolean(), words: fc.string() })),
      }),
    );
    fc.assert(
      fc.property(fc.array(delivery, { maxLength: 8 }), (answers) => {
        let recipients: MailRecipient[] = ['a', 'b', 'c'].map((one) => to(`${one}@x.example`));
        for (const answer of answers) {
          const before = recipients.filter((one) => one.taken).map((one) => one.address);
          const mark = afterDelivery(mail(recipients), answer, now);
          recipients = mark.recipients ?? [];
          expect(recipients.filter((one) => one.taken).map((one) => one.address)).toEqual(
            expect.arrayContaining(before),
          );
          const open = recipients.filter((one) => !one.taken && one.refused === undefined).length;
          expect(mark.state === 'queued').toBe(open > 0);
          if (mark.state === 'sent') expect(recipients.every((one) => one.taken)).toBe(true);
        }
      }),
    );
  });
});
