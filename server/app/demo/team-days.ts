import { createAbsence } from '#areas/staff/create-absence.ts';
import { setPresence } from '#areas/staff/set-presence.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { AbsencePeriod, AbsenceReason, PresenceState } from '#contract/room.ts';
import type { Principal } from '#platform/principal.ts';
import type { ExampleDesk } from './example-desk.ts';
import { keepAtDesk } from './example-queries.ts';
import type { History } from './history.ts';
import { day, minute, type OpeningTimes } from './opening-times.ts';

/** What people write beside their presence and absence. */
const notes: Record<Language, { callingBack: string; lunch: string; course: string; dentist: string }> = {
  en: { callingBack: 'Calling customers back', lunch: 'Lunch', course: 'First aid course', dentist: 'Dentist' },
  sv: { callingBack: 'Ringer upp kunder', lunch: 'Lunch', course: 'Kurs i första hjälpen', dentist: 'Tandläkare' },
  fi: { callingBack: 'Takaisinsoittoja', lunch: 'Lounas', course: 'Ensiapukurssi', dentist: 'Hammaslääkäri' },
  nl: { callingBack: 'Belt klanten terug', lunch: 'Lunch', course: 'EHBO-cursus', dentist: 'Tandarts' },
  da: { callingBack: 'Ringer kunder op', lunch: 'Frokost', course: 'Førstehjælpskursus', dentist: 'Tandlæge' },
  pl: { callingBack: 'Oddzwania do klientów', lunch: 'Obiad', course: 'Kurs pierwszej pomocy', dentist: 'Dentysta' },
};

/**
 * Who is in when the month ends, and who is away in the weeks around: said by the people themselves, through the use
 * cases they use. The specialists have left before the last day, so what only they can take is nobody's for now.
 */
export async function tellTeamDays(
  history: History,
  desk: ExampleDesk,
  open: OpeningTimes,
  now: number,
): Promise<void> {
  const { agents, specialists, supervisors, callTakers } = desk.staff;
  const words = notes[desk.administrator.language];
  const zone = desk.administrator.zone;
  const on = (days: number) =>
    Temporal.Instant.fromEpochMilliseconds(now + days * day)
      .toZonedDateTimeISO(zone)
      .toPlainDate()
      .toString();
  const at = (days: number, hour: number) =>
    Temporal.PlainDate.from(on(days)).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).toInstant().toString();
  const absent = async (
    who: Principal | undefined,
    said: number,
    reason: AbsenceReason,
    period: AbsencePeriod,
    note?: string,
  ) => {
    if (who) await history.act(who, new Date(said), (ctx) => createAbsence(ctx, { reason, period, note }));
  };
  const isIn = async (who: Principal | undefined, since: number, state: PresenceState, note?: string) => {
    if (who) await history.act(who, new Date(since), (ctx) => setPresence(ctx, who.id, { state, note }));
  };

  const left = open.openMinutesBefore(now, 425);
  await absent(specialists[0], left, 'sick', { fromAt: new Date(left).toISOString(), toAt: at(2, 0) });
  await absent(specialists[1], left, 'vacation', { fromAt: new Date(left).toISOString(), toAt: at(6, 0) });
  await absent(agents[1], now - 20 * day, 'vacation', { fromOn: on(9), toOn: on(18) });
  await absent(agents[4], now - 12 * day, 'training', { fromOn: on(3), toOn: on(4) }, words.course);
  await absent(agents[6], now - 2 * day, 'other', { fromAt: at(1, 13), toAt: at(1, 15) }, words.dentist);
  await absent(agents[7], now - 9 * day, 'sick', { fromOn: on(-9), toOn: on(-8) });
  await absent(supervisors[1], now - 25 * day, 'vacation', { fromOn: on(-7), toOn: on(-5) });

  const began = Math.max(left, now - 160 * minute);
  const states: [Principal | undefined, number, PresenceState, string?][] = [
    ...agents
      .slice(0, 5)
      .map((who, one) => [who, began + one * 4 * minute, 'available'] as [Principal, number, PresenceState]),
    [agents[5], now - 25 * minute, 'busy', words.callingBack],
    [agents[6], now - 14 * minute, 'break', words.lunch],
    [agents[7], began + 9 * minute, 'available'],
    [agents[8], now - 50 * minute, 'away'],
    ...callTakers.slice(0, 2).map((who) => [who, began, 'available'] as [Principal, number, PresenceState]),
    [supervisors[0], began - minute, 'available'],
  ];
  for (const [who, since, state, note] of states.toSorted((a, b) => a[1] - b[1])) await isIn(who, since, state, note);
  const staff = states.flatMap(([who]) => (who ? [who.id] : []));
  await keepAtDesk(history.tx, staff, new Date(now + 7 * day));
}
