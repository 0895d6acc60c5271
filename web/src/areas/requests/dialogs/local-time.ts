/** What clocks in a zone show at a moment, as a `datetime-local` field writes it: `2026-03-02T09:00`. */
export function localOf(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '00';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/**
 * The moment at which clocks in a zone show `local`, in epoch milliseconds; null for what is no date. A time that the
 * spring change leaves out becomes the one an hour later; of a time that comes twice the first is meant.
 */
export function momentOf(local: string, zone: string): number | null {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return null;
  const offsetAt = (at: number) => Date.parse(`${localOf(at, zone)}Z`) - Math.floor(at / 60_000) * 60_000;
  // The offset before and after any change within a day around.
  const candidates = [offsetAt(asUtc - 86_400_000), offsetAt(asUtc + 86_400_000)].map((offset) => asUtc - offset);
  const fitting = candidates.filter((at) => localOf(at, zone) === local);
  return fitting.length > 0 ? Math.min(...fitting) : (candidates[0] ?? null);
}
