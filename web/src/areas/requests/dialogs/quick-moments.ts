import { localOf, momentOf } from '../../../ui/local-time.ts';

export type QuickMoment = { name: 'hour' | 'tomorrow' | 'monday'; at: number };

const minute = 60_000;

/** What people postpone to most: in an hour, tomorrow at nine, next Monday at nine, by the clocks of the reader's zone. */
export function quickMoments(now: number, zone: string): QuickMoment[] {
  const today = localOf(now, zone).slice(0, 10);
  const nineOn = (days: number) => {
    const date = new Date(Date.parse(`${today}T00:00Z`) + days * 24 * 60 * minute).toISOString().slice(0, 10);
    return momentOf(`${date}T09:00`, zone) ?? now;
  };
  const weekday = new Date(`${today}T00:00Z`).getUTCDay();
  const toMonday = (8 - weekday) % 7 || 7;
  const monday = nineOn(toMonday);
  const tomorrow = nineOn(1);
  return [
    { name: 'hour', at: Math.ceil((now + 60 * minute) / minute) * minute },
    { name: 'tomorrow', at: tomorrow },
    // On a Sunday the two are the same day.
    ...(monday === tomorrow ? [] : [{ name: 'monday' as const, at: monday }]),
  ];
}
