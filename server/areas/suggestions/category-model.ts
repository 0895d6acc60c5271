import type { KnownFeatures } from './known-features.ts';
import { featuresOf } from './text-features.ts';

/**
 * A linear model of which words speak for which category: one row of weights for each known feature, one column for each
 * category.
 */
export type CategoryModel = {
  /** Ids of categories, one for each column. */
  categories: string[];
  rows: KnownFeatures;
  /** How telling each feature is: the rarer the more. */
  rarity: Float32Array;
  weights: Float32Array;
  bias: Float32Array;
};

export type Suggestion = {
  categoryId: string;
  /** The model's own estimate, 0 to 1. */
  confidence: number;
};

/** A text as rows and their strengths, of length one; features the model has never met are left out. */
export type Vector = { rows: ArrayLike<number>; strengths: ArrayLike<number> };

export function vectorOf(
  model: Pick<CategoryModel, 'rows' | 'rarity'>,
  features: Map<number, number>,
): {
  rows: number[];
  strengths: number[];
} {
  const rows: number[] = [];
  const strengths: number[] = [];
  let squares = 0;
  for (const [key, weight] of features) {
    const row = model.rows.get(key);
    if (row === undefined) continue;
    const strength = (weight < 1 ? weight : 1 + Math.log(weight)) * (model.rarity[row] as number);
    squares += strength * strength;
    rows.push(row);
    strengths.push(strength);
  }
  const length = Math.sqrt(squares) || 1;
  return { rows, strengths: strengths.map((strength) => strength / length) };
}

/** Writes the probability of each category for a text into `into`. */
export function probabilities(model: CategoryModel, vector: Vector, into: Float64Array): void {
  const { weights, bias, categories } = model;
  const columns = categories.length;
  for (let column = 0; column < columns; column++) into[column] = bias[column] as number;
  for (let at = 0; at < vector.rows.length; at++) {
    const offset = (vector.rows[at] as number) * columns;
    const strength = vector.strengths[at] as number;
    for (let column = 0; column < columns; column++) {
      into[column] = (into[column] as number) + (weights[offset + column] as number) * strength;
    }
  }
  const top = into.reduce((most, value) => Math.max(most, value), -Infinity);
  let sum = 0;
  for (let column = 0; column < columns; column++) {
    into[column] = Math.exp((into[column] as number) - top);
    sum += into[column] as number;
  }
  for (let column = 0; column < columns; column++) into[column] = (into[column] as number) / sum;
}

/**
 * The category a text most likely belongs to, with the model's confidence. Null where the model knows none of its words,
 * or no category.
 */
export function suggest(model: CategoryModel, text: string): Suggestion | null {
  const vector = vectorOf(model, featuresOf(text));
  if (vector.rows.length === 0 || model.categories.length === 0) return null;
  const chances = new Float64Array(model.categories.length);
  probabilities(model, vector, chances);
  let best = 0;
  for (let column = 1; column < chances.length; column++) {
    if ((chances[column] as number) > (chances[best] as number)) best = column;
  }
  return { categoryId: model.categories[best] as string, confidence: chances[best] as number };
}
