/** The twelve months of a year as weeks from Monday on, each of seven dates ('2026-02-01') or empty places. */
export function monthsOf(year: number): (string | null)[][][] {
  return Array.from({ length: 12 }, (_, month) => {
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
    const places: (string | null)[] = [
      ...Array<null>(before).fill(null),
      ...Array.from({ length }, (_, day) => new Date(Date.UTC(year, month, day + 1)).toISOString().slice(0, 10)),
    ];
    while (places.length % 7 > 0) places.push(null);
    return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
  });
}
