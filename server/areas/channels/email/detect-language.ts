export type MailLanguage = 'en' | 'sv' | 'fi' | 'nl' | 'da' | 'pl';

const known: ReadonlySet<string> = new Set<MailLanguage>(['en', 'sv', 'fi', 'nl', 'da', 'pl']);

/** Letters below which a guess would be a coin toss. */
const minLetters = 15;

type Detector = {
  detect: (text: string) => { language: string; getScores: () => Record<string, number>; isReliable: () => boolean };
};
let loading: Promise<Detector> | null = null;

/** The tables are megabytes: loaded with the first mail, not with the server. */
function detector(): Promise<Detector> {
  loading ??= import('eld/small').then((module) => module.eld);
  return loading;
}

/**
 * The language a text is written in when it is one of our six, else null: for other languages, for fewer than about
 * fifteen letters and when unsure. Addresses, numbers and request tags are left out of the judgement.
 */
export async function detectLanguage(text: string): Promise<MailLanguage | null> {
  const words = text
    .slice(0, 5000)
    .replace(/https?:\/\/\S{1,500}|[^\s@<>]{1,64}@[^\s@<>]{1,255}|\[#[^\]]{1,40}\]|\d+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if ((words.match(/\p{L}/gu) ?? []).length < minLetters) return null;
  const found = (await detector()).detect(words);
  return known.has(found.language) && found.isReliable() ? (found.language as MailLanguage) : null;
}
