import { city } from './city/city.ts';
import type { ExampleSet } from './example-shapes.ts';
import { maker } from './maker/maker.ts';

/** The examples a desk can begin with, by the word of the first run. Their keys differ; to what uses them they are words. */
export const exampleSets: Record<'city' | 'maker', ExampleSet> = {
  city: city as unknown as ExampleSet,
  maker: maker as unknown as ExampleSet,
};
