import type { Channel } from '#contract/requests.ts';
import type { ExampleSet, StoryOutline } from '../example-shapes.ts';
import { rootOf } from '../example-staff.ts';
import { day, hour, minute, type OpeningTimes } from '../opening-times.ts';
import type { Seeded } from '../seeded.ts';
import { storyKeys } from '../slots.ts';

/** What the first administrator does with a request, told beforehand, so that the own desk is alive. */
export type OwnPart = 'came_back' | 'waiting' | 'postponed' | 'in_hand' | 'closed' | 'closed_today';
export type Arrival = { at: number; channel: Channel; story: string; own: OwnPart | null };

/** So many of the requests reach a desk in its last ten open hours: a busy day, most of which is still to be done. */
const lastDayShare = 0.13;
export const lastDayMinutes = 600;

/** How busy each hour of a day is, from midnight. */
const hours = [0, 0, 0, 0, 0, 1, 3, 12, 90, 125, 110, 85, 60, 80, 75, 65, 45, 14, 9, 10, 11, 8, 4, 1];
/** Monday to Sunday; people save up for Monday. */
const weekdays = [1.4, 1.05, 1, 1, 0.85, 0.3, 0.25];

/** Invents when requests come, how, and with what: `count` of them from `from` to `to`, oldest first. */
export function planArrivals(
  random: Seeded,
  set: ExampleSet,
  open: OpeningTimes,
  zone: string,
  span: { from: number; to: number; count: number },
): Arrival[] {
  const edge = open.openMinutesBefore(span.to, lastDayMinutes);
  const late = Math.round(span.count * lastDayShare);
  const moments = [
    ...pickMoments(random, open, zone, span.from, edge, span.count - late),
    ...pickMoments(random, open, zone, edge, span.to - 2 * minute, late),
  ].sort((one, other) => one - other);
  const pickStory = storyPicker(random, set);
  const arrivals = moments.map((at): Arrival => {
    const channel = pickChannel(random, open.isOpen(at));
    return { at, channel, story: pickStory(at >= edge ? 'last day' : 'any'), own: null };
  });
  assignOwn(random, set, arrivals, open, span.to);
  return arrivals;
}

function pickMoments(random: Seeded, open: OpeningTimes, zone: string, from: number, to: number, count: number) {
  const slots: [number, number][] = [];
  for (let at = from; at < to; at += hour / 2) {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    const busy = (hours[local.hour] as number) * (weekdays[local.dayOfWeek - 1] as number);
    // On a public holiday people write as little as on a Sunday.
    const closedDay = local.hour >= 9 && local.hour < 16 && !open.isOpen(at);
    slots.push([at, closedDay ? busy * 0.2 : busy + 0.2]);
  }
  return Array.from({ length: count }, () => {
    const slot = random.weighted(slots);
    return slot + random.between(0, Math.max(1, Math.floor((Math.min(hour / 2, to - slot) - 1) / 1000))) * 1000;
  });
}

function pickChannel(random: Seeded, isOpen: boolean): Channel {
  if (!isOpen)
    return random.weighted<Channel>([
      ['email', 8],
      ['web_form', 2],
    ]);
  return random.weighted<Channel>([
    ['phone', 52],
    ['email', 35],
    ['web_form', 7],
    ['in_person', 3],
    ['chat', 2],
    ['letter', 1],
  ]);
}

/** Picks stories by the shares of their kinds, each story of a kind in turn; the last day has more that wait for a few people. */
function storyPicker(random: Seeded, set: ExampleSet) {
  const piles = new Map<string, { all: string[]; left: string[] }>();
  const kindOf = (outline: StoryOutline) => (outline.complaint ? 'complaint' : outline.kind);
  for (const key of storyKeys(set)) {
    const outline = set.outlines[key] as StoryOutline;
    const names = [kindOf(outline), ...(set.shortStaffed.includes(outline.category) ? ['short-staffed'] : [])];
    if (outline.priority === 'low') names.push('low');
    for (const name of names) {
      const pile = piles.get(name) ?? { all: [], left: [] };
      pile.all.push(key);
      piles.set(name, pile);
    }
  }
  return (when: 'any' | 'last day'): string => {
    const kind = random.weighted([
      ['information', 45],
      ['action', 40],
      ['comment', 8],
      ['complaint', 7],
      ['short-staffed', when === 'last day' ? 22 : 0],
      ['low', when === 'last day' ? 25 : 0],
    ]);
    const pile = piles.get(kind) as { all: string[]; left: string[] };
    if (pile.left.length === 0) pile.left = [...pile.all];
    const [key] = pile.left.splice(random.between(0, pile.left.length - 1), 1);
    return key as string;
  };
}

/** Chooses arrivals for the first administrator, of the branches known to him; mails, as they can be answered any time. */
function assignOwn(random: Seeded, set: ExampleSet, arrivals: Arrival[], open: OpeningTimes, now: number): void {
  const stories = storyKeys(set).filter((key) => {
    const { category, kind } = set.outlines[key] as StoryOutline;
    const known = set.administratorsRoots.includes(rootOf(category)) && !set.shortStaffed.includes(category);
    return known && kind !== 'comment';
  });
  // Where something has to be asked first, that is what is asked.
  const asked = stories.filter((key) => set.texts.en.stories[key]?.question);
  const take = (own: OwnPart, count: number, from: number, to: number) => {
    // Where nobody wrote in the time wanted, the nearest before it will do.
    const free = arrivals.filter((one) => !one.own && one.at < to);
    const wanted = free.filter((one) => one.at >= from);
    const chosen = wanted.length >= count ? wanted : free.slice(-Math.max(count, wanted.length));
    for (let left = count; left > 0 && chosen.length > 0; left--) {
      const [arrival] = chosen.splice(random.between(0, chosen.length - 1), 1);
      Object.assign(arrival as Arrival, {
        own,
        channel: 'email',
        story: random.pick(own === 'came_back' || own === 'waiting' ? asked : stories),
      });
    }
  };
  take('came_back', 3, open.openMinutesBefore(now, 2300), open.openMinutesBefore(now, 500));
  take('waiting', 2, open.openMinutesBefore(now, 1700), open.openMinutesBefore(now, 260));
  take('postponed', 1, open.openMinutesBefore(now, 1700), open.openMinutesBefore(now, 200));
  take('in_hand', 2, open.openMinutesBefore(now, 480), open.openMinutesBefore(now, 60));
  take('closed_today', 2, open.openMinutesBefore(now, 700), open.openMinutesBefore(now, 100));
  take('closed', 8, now - 25 * day, now - 4 * day);
}
