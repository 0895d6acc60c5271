/** The same order with one place moved; what lies beyond the ends stays. */
export function moved(order: readonly string[], from: number, to: number): string[] {
  const [one] = order.slice(from, from + 1);
  if (one === undefined || to < 0 || to >= order.length) return [...order];
  return order.toSpliced(from, 1).toSpliced(to, 0, one);
}
