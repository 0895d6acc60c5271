import { foldText } from '#areas/rules/index.ts';
import type { Db } from '#platform/db.ts';
import { readWordShares, type WordShares } from './word-share-queries.ts';

/** How long is believed what the database counted, in milliseconds; it counts anew when a tenth has changed. */
const believedMs = 600_000;

// Per database, as tests have several at once.
const kept = new WeakMap<Db, { until: number; shares: Promise<WordShares> }>();

/**
 * How many documents may hold all of these words, each also as the beginning of another, by what the database last counted:
 * as many as hold the rarest of them, and 0 where one of them is not among its common words.
 */
export async function countHolding(db: Db, words: readonly string[]): Promise<number> {
  const { documents, shares } = await sharesOf(db);
  const held = words.map((word) => {
    const beginning = foldText(word);
    // A document that holds two words of one beginning is counted twice, which is near enough.
    return shares.reduce((sum, one) => (one.word.startsWith(beginning) ? sum + one.share : sum), 0);
  });
  return documents * Math.min(1, ...held);
}

function sharesOf(db: Db): Promise<WordShares> {
  const known = kept.get(db);
  if (known && known.until > performance.now()) return known.shares;
  const shares = readWordShares(db);
  kept.set(db, { until: performance.now() + believedMs, shares });
  shares.catch(() => kept.delete(db));
  return shares;
}
