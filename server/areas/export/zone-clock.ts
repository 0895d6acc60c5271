const quarter = 15 * 60_000;
const mostKept = 50_000;

/** Gives, for a moment, what clocks in the zone show, as milliseconds of a day count without zone. */
export function zoneClock(zone: string): (moment: Date) => number {
  // Zones change their offset at whole quarters of an hour; asking for each cell would cost more than the whole export.
  const offsets = new Map<number, number>();
  return (moment) => {
    const at = moment.getTime();
    const key = Math.floor(at / quarter);
    let offset = offsets.get(key);
    if (offset === undefined) {
      offset =
        Temporal.Instant.fromEpochMilliseconds(key * quarter).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
      if (offsets.size >= mostKept) offsets.clear();
      offsets.set(key, offset);
    }
    return at + offset;
  };
}
