/** How wall-clock time of one zone relates to physical time. All figures are milliseconds, physical ones since the Unix epoch. */
export type ZoneClock = {
  /** The zone's offset from UTC at a physical instant. */
  offsetAt(epochMs: number): number;
  /**
   * The physical instant of a wall-clock reading (written as if it were UTC). A reading that a clock change skipped becomes the moment of
   * the change; of a reading that comes twice the caller chooses one (§4.9 d).
   */
  toEpoch(wallMs: number, occurrence: 'first' | 'last'): number;
};

// A wall clock is never further from UTC than this, not even in Samoa, which once skipped a whole day.
const widestOffset = 26 * 3_600_000;
const edgeOfTime = 8.64e15;
const reserve = 5 * 366 * 86_400_000;

const clocks = new Map<string, ZoneClock>();

/**
 * The clock of a zone. Asking Temporal for every conversion is slow, so each zone's clock changes are listed once and conversions are
 * then plain arithmetic on that list.
 * @param zone IANA name.
 * @throws RangeError for a zone nobody knows.
 */
export function zoneClock(zone: string): ZoneClock {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = buildClock(zone);
    clocks.set(zone, clock);
  }
  return clock;
}

function buildClock(zone: string): ZoneClock {
  // starts[k] is the instant from which offsets[k] holds; the list covers [coveredFrom, coveredTo).
  let starts: number[] = [];
  let offsets: number[] = [];
  let coveredFrom = Number.POSITIVE_INFINITY;
  let coveredTo = Number.NEGATIVE_INFINITY;

  const cover = (from: number, to: number) => {
    if (from >= coveredFrom && to < coveredTo) return;
    if (from < -edgeOfTime || to > edgeOfTime)
      throw new RangeError('The instant lies outside the years Temporal knows');
    coveredFrom = Math.max(-edgeOfTime, Math.min(coveredFrom, from - reserve));
    coveredTo = Math.min(edgeOfTime, Math.max(coveredTo, to + reserve));
    let moment = Temporal.Instant.fromEpochMilliseconds(coveredFrom).toZonedDateTimeISO(zone);
    starts = [coveredFrom];
    offsets = [moment.offsetNanoseconds / 1e6];
    for (;;) {
      const change = moment.getTimeZoneTransition('next');
      if (!change || change.epochMilliseconds >= coveredTo) break;
      starts.push(change.epochMilliseconds);
      offsets.push(change.offsetNanoseconds / 1e6);
      moment = change;
    }
  };

  const placeOf = (epochMs: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= epochMs) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  cover(Date.now(), Date.now());

  return {
    offsetAt(epochMs) {
      cover(epochMs, epochMs);
      return offsets[placeOf(epochMs)] as number;
    },
    toEpoch(wallMs, occurrence) {
      cover(wallMs - widestOffset, wallMs + widestOffset);
      const first = placeOf(wallMs - widestOffset);
      const last = placeOf(wallMs + widestOffset);
      let found = Number.NaN;
      for (let place = first; place <= last; place++) {
        const instant = wallMs - (offsets[place] as number);
        const until = starts[place + 1] ?? Number.POSITIVE_INFINITY;
        if (instant < (starts[place] as number) || instant >= until) continue;
        if (occurrence === 'first') return instant;
        found = instant;
      }
      if (!Number.isNaN(found)) return found;
      // Nobody's clock ever showed this reading: it lies in the gap of the change found here.
      for (let place = first + 1; place <= last; place++) {
        const start = starts[place] as number;
        if (wallMs >= start + (offsets[place - 1] as number) && wallMs < start + (offsets[place] as number))
          return start;
      }
      return wallMs - (offsets[last] as number);
    },
  };
}
