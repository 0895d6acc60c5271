import type { FastTextModel } from 'fasttext.wasm.js';

export type MailLanguage = 'en' | 'sv' | 'fi' | 'nl' | 'da' | 'pl';

const known: ReadonlySet<string> = new Set<MailLanguage>(['en', 'sv', 'fi', 'nl', 'da', 'pl']);

/** Letters below which a guess would be a coin toss. */
const minLetters = 15;

/** Probability from which a language is taken as read: below it more than one in a hundred short sentences is mistaken. */
const sure = 0.35;

let loading: Promise<FastTextModel> | null = null;

/** The model takes some 20 MB: loaded with the first mail, not with the server. */
function model(): Promise<FastTextModel> {
  loading ??= import('fasttext.wasm.js').then(async ({ getLIDModel }) => (await getLIDModel()).load());
  return loading;
}

/** The likeliest of 176 languages and its probability; the answer of the model is given back to its memory. */
async function likeliest(text: string): Promise<[language: string, probability: number]> {
  const found = (await model()).predict(text, 1, 0);
  try {
    if (found.size() === 0) return ['', 0];
    const [probability, label] = found.get(0);
    return [label.replace('__label__', ''), probability];
  } finally {
    found.delete();
  }
}

/**
 * The language a text is written in when it is one of our six, else null: for other languages, for fewer than about
 * fifteen letters and when unsure. Addresses, numbers, marks and request tags are left out of the judgement.
 */
export async function detectLanguage(text: string): Promise<MailLanguage | null> {
  const words = text
    .slice(0, 5000)
    .replace(/https?:\/\/\S{1,500}|[^\s@<>]{1,64}@[^\s@<>]{1,255}|\[#[^\]]{1,40}\]/g, ' ')
    .replace(/[^\p{L}\p{M}'’-]+/gu, ' ')
    .toLowerCase()
    .trim();
  if ((words.match(/\p{L}/gu) ?? []).length < minLetters) return null;
  const [language, probability] = await likeliest(words);
  return known.has(language) && probability >= sure ? (language as MailLanguage) : null;
}
