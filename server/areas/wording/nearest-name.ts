/** The known name most like a mistyped one, or null when none is near: at most a third of its letters differ. */
export function nearestName(typed: string, known: readonly string[]): string | null {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  let best: { name: string; distance: number } | null = null;
  for (const name of known) {
    // "firstname" or "Customer" alone are near to `customer.firstName` and `customer.name`.
    const parts = [name, ...name.split('.')].map((part) => distanceOf(plain(typed), plain(part)));
    const distance = Math.min(...parts.map((one, at) => one + (at === 0 ? 0 : 0.5)));
    if (!best || distance < best.distance) best = { name, distance };
  }
  return best && best.distance <= Math.max(2, plain(best.name).length / 3) ? best.name : null;
}

/** Letters to add, drop or change (Levenshtein). */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
