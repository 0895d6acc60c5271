import { foldText } from '#areas/rules/index.ts';
import type { Language } from '#contract/common-shapes.ts';

type Rules = {
  /** Endings of inflected forms, folded. */
  endings: string[];
  /** What the end of a stem becomes in other forms of the word; each is tried alone. */
  turns?: [RegExp, string][];
};

const words = (line: string) => line.split(' ');
/** `hemmet` and `hem`, `stopped` and `stop`. */
const undoubled: [RegExp, string] = [/([bdfgklmnprst])\1$/, '$1'];

const rules: Record<Language, Rules> = {
  en: { endings: words('s es ed d ing ly er ers est y ies ied ness ment ments'), turns: [undoubled, [/i$/, 'y']] },
  sv: {
    endings: words(
      'a e n t s an ans en et ar er or na ens ets ars ers arna erna orna arnas ernas ornas ade at ad ats ande are arens aste ast te de des it iga igt ig het heter heten n r ns el eln lar len',
    ),
    turns: [undoubled],
  },
  da: {
    endings: words(
      'e n r s t en et er ene erne ens ets ers ernes enes ede ende eren erens ere est este te de ig ige igt hed heder heden el elen ler len',
    ),
    turns: [undoubled],
  },
  nl: {
    endings: words('e s en er ers ere st ste t d de te den ten heid heden je jes tje tjes us i a um n eren'),
    turns: [
      undoubled,
      [/v$/, 'f'],
      [/f$/, 'v'],
      [/z$/, 's'],
      [/s$/, 'z'],
      [/([^aeiou])([aeou])([^aeiou])$/, '$1$2$2$3'],
      [/([aeou])\1([^aeiou])$/, '$1$2'],
    ],
  },
  fi: {
    endings: words(
      'n t a i s in en an on un yn ta na ja ia sta lta ssa lla lle ksi tta den ten jen ien iden oiden itten nen sen set sia sta ssa sten seen siin isiin hin han hon ita oita eita ista issa ille illa ilta iksi ina ineen nsa ni si mme nne kset ksen ksia ksissa ksista ksien ksi s us ys uden den tta tena teen va vat van vaa vien via ivat isi taan tiin nut nyt neet neen mpi mman mpaa mmat in immat ma man maa mat mista minen misen een aan oon uun oja ojen oissa oista oihin oille eja ejen oita uksen ukset uksia uksen yksen ykset ut et yt e o u a y is eet eita eiden eissa',
    ),
    turns: [
      [/kk$/, 'k'],
      [/pp$/, 'p'],
      [/tt$/, 't'],
      [/([^kaeiouy]?)k$/, '$1kk'],
      [/p$/, 'pp'],
      [/p$/, 'v'],
      [/v$/, 'p'],
      [/d$/, 't'],
      [/t$/, 'd'],
      [/t$/, 'tt'],
      [/nn$/, 'nt'],
      [/nt$/, 'nn'],
      [/ng$/, 'nk'],
      [/nk$/, 'ng'],
      [/mm$/, 'mp'],
      [/mp$/, 'mm'],
      [/ll$/, 'lt'],
      [/lt$/, 'll'],
      [/rr$/, 'rt'],
      [/rt$/, 'rr'],
    ],
  },
  pl: {
    endings: words(
      'a e i o u y em ie iem ego emu ymi imi ych ich ym im ej iej am ami ach owi owie ow ia iu io ii iami iach osc osci oscia ac ec ic yc al ala alo ali aly il ila ilo ili ily uje uja owal owala owalo owali owaly owac any ana ane ani ony ona one oni acy aca ace acych nia nie niu niem cja cje cji n ne na ny ni nego nej nych nym nymi ski ska skie skiego skiej skich ek ka ki ke ku kiem ko um ow ania aniu aniem anie eniem enia',
    ),
    turns: [
      [/rz$/, 'r'],
      [/r$/, 'rz'],
      [/dz$/, 'd'],
      [/d$/, 'dz'],
      [/c$/, 'k'],
      [/cz$/, 'k'],
      [/k$/, 'c'],
      [/t$/, 'c'],
      [/c$/, 't'],
      [/e([^aeiouy])$/, '$1'],
    ],
  },
};

const shortest = 3;
const most = 6;

/**
 * How other forms of a word begin, folded: what is left of it without its ending, and what that end turns into in other
 * forms. Rough on purpose: it is asked for only where the word as typed finds little, and every beginning also finds the
 * word itself. Words of fewer than four letters and numbers have none.
 * @param languages those the word may be in.
 */
export function formsOf(word: string, languages: readonly Language[]): string[] {
  const folded = foldText(word);
  if (folded.length < 4 || !/^\p{L}+$/u.test(folded)) return [];
  const found = new Set<string>();
  for (const language of new Set(languages)) for (const form of formsIn(folded, rules[language])) found.add(form);
  found.delete(folded);
  const all = [...found];
  // A beginning of another beginning finds all the other does.
  return all.filter((form) => !all.some((one) => one !== form && form.startsWith(one))).slice(0, most);
}

function formsIn(word: string, { endings, turns = [] }: Rules): string[] {
  const stem = stemOf(word, endings);
  const turned = [word, stem].flatMap((one) =>
    turns.map(([from, to]) => one.replace(from, to)).filter((form) => form !== one),
  );
  return [stem, ...turned].filter((form) => form.length >= shortest);
}

/** Without the longest ending that leaves enough of the word to know it by. */
function stemOf(word: string, endings: string[]): string {
  let left = word;
  for (const ending of endings) {
    const rest = word.slice(0, -ending.length);
    const enough = Math.max(shortest, Math.min(5, Math.ceil(word.length * 0.5)));
    if (word.endsWith(ending) && rest.length >= enough && rest.length < left.length) left = rest;
  }
  return left;
}
