/**
 * Loaded before the desk itself (`node --import`) in the processes of `prove-faults.ts`: adds a subscriber that writes down
 * every event it gets, and makes the process believe in a clock that can be set. The desk's own code is untouched.
 */
import { sql } from 'kysely';
import { areas } from '#app/areas.ts';
import type { Area } from '#platform/area.ts';

const witness: Area = {
  name: 'witness',
  subscribers: [
    {
      name: 'witness',
      events: 'all',
      runBatch: async (tx, events) => {
        const ids = events.map((event) => event.id);
        await sql`insert into witness.batch (event_id) select unnest(${ids}::uuid[])`.execute(tx);
      },
      run: async (runtime, event) => {
        await runtime.pool.query('insert into witness.job (event_id) values ($1)', [event.id]);
      },
    },
  ],
};
areas.push(witness);

/** Milliseconds by which this process is ahead of the machine. */
let ahead = Number(process.env.CLOCK_AHEAD_MS ?? 0);
const RealDate = Date;
const now = () => RealDate.now() + ahead;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
const instant = () => Temporal.Instant.fromEpochMilliseconds(now());
Object.defineProperty(Temporal.Now, 'instant', { value: instant });
Object.defineProperty(Temporal.Now, 'zonedDateTimeISO', {
  value: (zone?: string) => instant().toZonedDateTimeISO(zone ?? Temporal.Now.timeZoneId()),
});
process.on('message', (said: { aheadMs?: number }) => {
  if (typeof said.aheadMs === 'number') ahead = said.aheadMs;
});
process.channel?.unref();
