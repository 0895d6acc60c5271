import { suggest } from './category-model.ts';
import { type Example, type Training, trainModel } from './train-model.ts';

/** How a model did on texts it had not seen: of those it was at least so sure of, how many it had right. */
export type Precision = {
  /** Texts it was tried on. */
  tried: number;
  /** Share of all it had right, however sure. */
  right: number;
  steps: { threshold: number; precision: number; coverage: number }[];
};

export const thresholds = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98] as const;

/** From here on one part of the newest examples says enough; below, each part is held back in turn. */
const enough = 2000;
const parts = 5;

/**
 * Measures on the centre's own examples, oldest first: a model is trained without the newest fifth and tried on it; with
 * few examples every fifth is held back once. Null where there are too few to say anything.
 */
export function measurePrecision(
  examples: readonly Example[],
  training: Pick<Training, 'breathe'> = {},
): Precision | null {
  if (examples.length < 2 * parts) return null;
  const tried: { confidence: number; right: boolean }[] = [];
  const turns = examples.length >= enough ? [parts - 1] : Array.from({ length: parts }, (_, part) => part);
  for (const part of turns) {
    const isHeld = (at: number) =>
      examples.length >= enough ? at >= (examples.length * part) / parts : at % parts === part;
    const model = trainModel(
      examples.filter((_, at) => !isHeld(at)),
      training,
    );
    for (const [at, example] of examples.entries()) {
      if (!isHeld(at)) continue;
      const found = suggest(model, example.text);
      tried.push({ confidence: found?.confidence ?? 0, right: found?.categoryId === example.categoryId });
    }
  }
  const share = (list: typeof tried) => (list.length === 0 ? 0 : list.filter((one) => one.right).length / list.length);
  return {
    tried: tried.length,
    right: share(tried),
    steps: thresholds.map((threshold) => {
      const sure = tried.filter((one) => one.confidence >= threshold);
      return { threshold, precision: share(sure), coverage: sure.length / tried.length };
    }),
  };
}
