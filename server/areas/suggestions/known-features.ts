/**
 * The row of each feature a model knows, by the feature's hash. Eight bytes a feature, where a map takes fifty: a model
 * knows hundreds of thousands, and every node holds every centre's.
 */
export class KnownFeatures {
  /** Hashes by row. */
  readonly keys: Uint32Array;
  /** Rows by their hash, the smallest first. */
  readonly #sorted: Uint32Array;

  /** @param keys hashes, each once, in the order of their rows. */
  constructor(keys: Uint32Array) {
    this.keys = keys;
    this.#sorted = Uint32Array.from(keys, (_, row) => row).sort((a, b) => (keys[a] as number) - (keys[b] as number));
  }

  get size(): number {
    return this.keys.length;
  }

  has(key: number): boolean {
    return this.get(key) !== undefined;
  }

  /** The row of a feature; undefined for one the model has never met. */
  get(key: number): number | undefined {
    let [low, high] = [0, this.#sorted.length - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const row = this.#sorted[middle] as number;
      const found = this.keys[row] as number;
      if (found === key) return row;
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}
