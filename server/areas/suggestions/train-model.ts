import { type CategoryModel, probabilities, type Vector, vectorOf } from './category-model.ts';
import { KnownFeatures } from './known-features.ts';
import { featuresOf } from './text-features.ts';

/** A text somebody has sorted. */
export type Example = { text: string; categoryId: string };

export type Training = {
  /** Continues from this model instead of from nothing: the new examples are learned, and old ones kept fresh. */
  from?: CategoryModel;
  /** Rounds over all examples; fewer suffice when continuing. */
  rounds?: number;
  /** Called after each example, to let others have their turn. */
  breathe?: () => void;
};

/** Weights a model may have; four bytes each in memory. */
const mostWeights = 6_000_000;
const speed = 0.3;
/** Errors smaller than this move nothing worth the work. */
const negligible = 1e-4;
/**
 * What a weight counts as having moved already: nothing, so that its first step is a wide one, or so much that a model
 * which continues is corrected and not thrown about, and stays as sure as it was measured to be.
 */
const unmoved = 1e-8;
const settledBefore = 0.5;

/**
 * Learns from examples: multinomial logistic regression by stochastic gradient descent with a step of its own for each
 * weight (AdaGrad: Duchi, Hazan, Singer 2011). Deterministic: the same examples in the same order make the same model.
 * Cost: examples × their features × categories × rounds, all at once: seconds for a large centre, for a thread of its own.
 */
export function trainModel(examples: readonly Example[], training: Training = {}): CategoryModel {
  const { from, rounds = from ? 6 : 20, breathe = () => {} } = training;
  const model = from ? extended(from, examples) : empty(examples);
  const columnOf = new Map(model.categories.map((id, column) => [id, column]));
  const taught = examples.map((example) => {
    breathe();
    const { rows, strengths } = vectorOf(model, featuresOf(example.text));
    const vector = { rows: Uint32Array.from(rows), strengths: Float32Array.from(strengths) };
    return { vector, column: columnOf.get(example.categoryId) as number };
  });
  const steps = stepsOf(model, from);
  const chances = new Float64Array(model.categories.length);
  const random = seeded(taught.length);
  for (let round = 0; round < rounds; round++) {
    shuffle(taught, random);
    for (const { vector, column } of taught) {
      learn(model, steps, vector, column, chances);
      breathe();
    }
  }
  return model;
}

function learn(
  model: CategoryModel,
  steps: { weights: Float32Array; bias: Float32Array },
  vector: Vector,
  column: number,
  errors: Float64Array,
): void {
  probabilities(model, vector, errors);
  errors[column] = (errors[column] as number) - 1;
  const columns = errors.length;
  for (let at = 0; at < vector.rows.length; at++) {
    const offset = (vector.rows[at] as number) * columns;
    const strength = vector.strengths[at] as number;
    for (let c = 0; c < columns; c++) {
      const slope = (errors[c] as number) * strength;
      if (Math.abs(slope) < negligible) continue;
      const place = offset + c;
      const squares = (steps.weights[place] as number) + slope * slope;
      steps.weights[place] = squares;
      model.weights[place] = (model.weights[place] as number) - (speed * slope) / Math.sqrt(squares);
    }
  }
  for (let c = 0; c < columns; c++) {
    const slope = errors[c] as number;
    steps.bias[c] = (steps.bias[c] as number) + slope * slope;
    model.bias[c] = (model.bias[c] as number) - (speed * slope) / Math.sqrt(steps.bias[c] as number);
  }
}

/** How far each weight has moved so far: those that continue have settled, those of new categories and features have not. */
function stepsOf(model: CategoryModel, from: CategoryModel | undefined): { weights: Float32Array; bias: Float32Array } {
  const weights = new Float32Array(model.weights.length).fill(unmoved);
  const bias = new Float32Array(model.bias.length).fill(unmoved);
  const columns = model.categories.length;
  const known = from?.categories.length ?? 0;
  for (let row = 0; row < (from?.rows.size ?? 0); row++) {
    weights.fill(settledBefore, row * columns, row * columns + known);
  }
  bias.fill(settledBefore, 0, known);
  return { weights, bias };
}

/** A model that knows nothing yet, with room for what the examples hold; rare features give way where it grew too large. */
function empty(examples: readonly Example[]): CategoryModel {
  const categories = [...new Set(examples.map((example) => example.categoryId))].sort();
  const found = countFeatures(examples);
  const room = Math.floor(mostWeights / Math.max(1, categories.length));
  const kept = [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, room);
  return {
    categories,
    rows: new KnownFeatures(Uint32Array.from(kept, ([key]) => key)),
    rarity: Float32Array.from(kept, ([, count]) => rarityOf(examples.length, count)),
    weights: new Float32Array(kept.length * categories.length),
    bias: new Float32Array(categories.length),
  };
}

/** The same model with room for categories and features it has not met. */
function extended(from: CategoryModel, examples: readonly Example[]): CategoryModel {
  const known = new Set(from.categories);
  const categories = [
    ...from.categories,
    ...new Set(examples.map((one) => one.categoryId).filter((id) => !known.has(id))),
  ];
  const found = [...countFeatures(examples)].filter(([key]) => !from.rows.has(key)).sort((a, b) => b[1] - a[1]);
  const room = Math.max(0, Math.floor(mostWeights / Math.max(1, categories.length)) - from.rows.size);
  const added = found.slice(0, room);
  const rows = new KnownFeatures(Uint32Array.from([...from.rows.keys, ...added.map(([key]) => key)]));
  const weights = new Float32Array(rows.size * categories.length);
  const before = from.categories.length;
  for (let row = 0; row < from.rows.size; row++) {
    weights.set(from.weights.subarray(row * before, (row + 1) * before), row * categories.length);
  }
  const bias = new Float32Array(categories.length);
  bias.set(from.bias);
  const rarity = new Float32Array(rows.size);
  rarity.set(from.rarity);
  for (const [at, [, count]] of added.entries()) rarity[from.rows.size + at] = rarityOf(examples.length, count);
  return { categories, rows, rarity, weights, bias };
}

/** From so many examples on, what stands in only one of them says nothing of the others: a number, a name, a slip. */
const many = 1000;

/** In how many examples each feature is. None of the texts' features are kept meanwhile: of many texts that is much memory. */
function countFeatures(examples: readonly Example[]): Map<number, number> {
  const inSeveral = examples.length < many ? () => true : metTwice(examples);
  const counts = new Map<number, number>();
  for (const { text } of examples)
    for (const key of featuresOf(text).keys()) if (inSeveral(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  if (examples.length >= many) for (const [key, count] of counts) if (count === 1) counts.delete(key);
  return counts;
}

/** Whether a feature is in two examples or more; wrong now and then where two share a place, never for one that is. */
function metTwice(examples: readonly Example[]): (key: number) => boolean {
  const places = 2 ** 22;
  const met = new Uint8Array(places);
  for (const { text } of examples)
    for (const key of featuresOf(text).keys()) met[key % places] = Math.min(2, (met[key % places] as number) + 1);
  return (key) => met[key % places] === 2;
}

const rarityOf = (examples: number, count: number) => Math.sqrt(Math.log(1 + examples / count));

function seeded(seed: number): () => number {
  let state = (seed + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other] as T, list[at] as T];
  }
}
