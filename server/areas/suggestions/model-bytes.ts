import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { CategoryModel } from './category-model.ts';
import { KnownFeatures } from './known-features.ts';

/**
 * A model as bytes: a line of JSON (its categories and how many features), then hashes, rarities, weights and bias as
 * little-endian numbers, deflated. Weights of next to nothing are left out, most of which are.
 */
export function bytesOfModel(model: CategoryModel): Buffer {
  const { categories, rows, rarity, weights, bias } = model;
  const head = Buffer.from(`${JSON.stringify({ categories, features: rows.size })}\n`);
  const kept = weights.map((weight) => (Math.abs(weight) < 1e-3 ? 0 : weight));
  const arrays = [rows.keys, rarity, kept, bias].map((array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength),
  );
  return deflateRawSync(Buffer.concat([head, ...arrays]), { level: 1 });
}

/** The model of these bytes. */
export function modelOfBytes(bytes: Buffer): CategoryModel {
  const content = inflateRawSync(bytes);
  const line = content.indexOf(10);
  const { categories, features } = JSON.parse(content.toString('utf8', 0, line)) as {
    categories: string[];
    features: number;
  };
  let at = line + 1;
  const next = (length: number) => {
    // A copy, as numbers must begin at a multiple of their size.
    const part = content.buffer.slice(content.byteOffset + at, content.byteOffset + at + length * 4);
    at += length * 4;
    return part;
  };
  const keys = new Uint32Array(next(features));
  return {
    categories,
    rows: new KnownFeatures(keys),
    rarity: new Float32Array(next(features)),
    weights: new Float32Array(next(features * categories.length)),
    bias: new Float32Array(next(categories.length)),
  };
}
