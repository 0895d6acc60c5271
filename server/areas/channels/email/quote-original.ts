import type { Language } from '#contract/common-shapes.ts';

const words: Record<Language, (when: string, who: string) => string> = {
  en: (when, who) => `On ${when}, ${who} wrote:`,
  sv: (when, who) => `Den ${when} skrev ${who}:`,
  fi: (when, who) => `${who} kirjoitti ${when}:`,
  nl: (when, who) => `Op ${when} schreef ${who}:`,
  da: (when, who) => `Den ${when} skrev ${who}:`,
  pl: (when, who) => `Dnia ${when} ${who} napisał(a):`,
};

const locales: Record<Language, string> = {
  en: 'en-GB',
  sv: 'sv-SE',
  fi: 'fi-FI',
  nl: 'nl-NL',
  da: 'da-DK',
  pl: 'pl-PL',
};

const maxLines = 300;
const maxCharacters = 20_000;

/**
 * The mail being answered, as it stands below an answer: who wrote when, in the request's language and the desk's zone,
 * and the text with `> ` before each line. Long ones are cut; the customer has the original.
 */
export function quoteOriginal(
  original: { name: string; at: Date; text: string },
  language: Language,
  zone: string,
): string {
  const day = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: zone }).format(original.at);
  const time = new Intl.DateTimeFormat(locales[language], {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(original.at);
  const lines = original.text.slice(0, maxCharacters).trimEnd().split('\n');
  const kept = lines.slice(0, maxLines);
  const cut = lines.length > maxLines || original.text.length > maxCharacters;
  return [
    words[language](`${day} ${time}`, original.name),
    ...[...kept, ...(cut ? ['…'] : [])].map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd())),
  ].join('\n');
}
