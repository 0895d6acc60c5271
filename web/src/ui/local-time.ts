const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Wall clock of a moment in a zone, as if it were UTC, in epoch milliseconds. */
function wallClock(at: number, zone: string): number {
  const part = Object.fromEntries(
    partsIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(
    part.year ?? 0,
    (part.month ?? 1) - 1,
    part.day ?? 1,
    part.hour ?? 0,
    part.minute ?? 0,
    part.second ?? 0,
  );
}

/** What clocks in a zone show at a moment, as a `datetime-local` field takes it: `2026-03-04T09:30`. */
export function localOf(at: number, zone: string): string {
  return new Date(wallClock(at, zone)).toISOString().slice(0, 16);
}

/**
 * The moment at which clocks in a zone show `2026-03-04T09:30`, in epoch milliseconds; null for what is no time. A time
 * skipped in spring becomes the one after the gap, one that comes twice in autumn is the first.
 */
export function momentOf(local: string, zone: string): number | null {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return null;
  // The offsets before and after any change within a day around.
  const before = wallClock(wanted - 86_400_000, zone) - (wanted - 86_400_000);
  const after = wallClock(wanted + 86_400_000, zone) - (wanted + 86_400_000);
  const fitting = [wanted - before, wanted - after].filter((at) => wallClock(at, zone) === wanted);
  return fitting.length > 0 ? Math.min(...fitting) : wanted - before;
}
