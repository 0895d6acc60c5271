import type { TextModule } from '#contract/words.ts';
import { folded } from '../../ui/folded.ts';

/** Whether a text is meant by words typed: each stands in its keyword, its name or its texts, marks and case aside. */
export function found(one: Pick<TextModule, 'keyword' | 'name' | 'texts'>, typed: string): boolean {
  const texts = Object.values(one.texts).map((html) => (html ?? '').replaceAll(/<[^<>]*>/g, ' '));
  const whole = folded([one.keyword, one.name, ...texts].join(' '));
  return folded(typed)
    .split(' ')
    .every((word) => whole.includes(word));
}
