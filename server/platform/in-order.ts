/**
 * Waits for statements that were sent together within a transaction, in the order they were sent: of those that fail the
 * first says why, the others only that the transaction was over. Gives their answers.
 */
export async function inOrder<T extends readonly unknown[]>(
  ...sent: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  for (const one of sent) Promise.resolve(one).catch(() => {});
  const answers: unknown[] = [];
  for (const one of sent) answers.push(await one);
  return answers as { -readonly [K in keyof T]: Awaited<T[K]> };
}
