import type { ExampleSet, Speech, StoryText } from './example-shapes.ts';
import { inventAddress } from './invented-customers.ts';
import type { Seeded } from './seeded.ts';

/** Devices of the printer maker; no such models are sold. */
const models = ['Linea 420', 'Linea 630', 'Linea C430', 'Orbis C310', 'Orbis C510', 'Atlas 7000'];
const plateLetters = 'BCDFGHJKLMNPRSTX';

/** What the places in a story's texts are filled with; `{name}` and the like are filled where they are known. */
export function inventSlots(random: Seeded, speech: Speech): Record<string, string> {
  return {
    address: inventAddress(random, speech),
    number: String(random.between(11_200, 98_700)),
    model: random.pick(models),
    serial: `${random.pick(['LN', 'OR', 'AT'])}${random.between(2_100_000, 8_900_000)}`,
    order: `B-${random.between(40_100, 79_900)}`,
    invoice: String(random.between(2_601_000, 2_698_999)),
    code: `${random.pick(['E', 'C', 'F'])}${random.between(101, 799)}`,
    plate: speech.plate
      .replace(/A/g, () => plateLetters[random.between(0, plateLetters.length - 1)] as string)
      .replace(/0/g, () => String(random.between(0, 9))),
  };
}

/** Puts the values into their places; a place without a value stays as it is, which a test would find. */
export const fill = (text: string, slots: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => slots[name] ?? place);

/** A story of a set in one language, with its places filled. */
export function tellStory(text: StoryText, slots: Record<string, string>): StoryText {
  return Object.fromEntries(
    Object.entries(text).map(([part, words]) => [part, fill(words as string, slots)]),
  ) as StoryText;
}

/** The stories of a set, by key. */
export const storyKeys = (set: ExampleSet) => Object.keys(set.outlines);
