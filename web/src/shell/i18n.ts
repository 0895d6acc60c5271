import i18next from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '#contract/common-shapes.ts';
import { speak } from './api-client.ts';

type Catalogues = Record<string, Record<string, unknown>>;

/** One file per language, of which a reader loads one. */
const load: Record<Language, () => Promise<{ catalogue: Catalogues }>> = {
  en: () => import('../catalogues/en.ts'),
  sv: () => import('../catalogues/sv.ts'),
  fi: () => import('../catalogues/fi.ts'),
  nl: () => import('../catalogues/nl.ts'),
  da: () => import('../catalogues/da.ts'),
  pl: () => import('../catalogues/pl.ts'),
};

/** Adds a language's catalogues; the folder above `messages` is the namespace. */
async function add(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'shell')) return;
  const { catalogue } = await load[language]();
  for (const [path, messages] of Object.entries(catalogue)) {
    const namespace = /([^/]+)\/messages\/\w+\.json$/.exec(path)?.[1];
    if (namespace) i18next.addResourceBundle(language, namespace, messages);
  }
}

const rememberedAt = 'linja.language';

/** The language to begin in: the one last chosen here, else the first of the browser's that we speak, else English. */
export function firstLanguage(): Language {
  const wanted = [localStorage.getItem(rememberedAt) ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2));
  return wanted.find((tag): tag is Language => (languages as readonly string[]).includes(tag)) ?? 'en';
}

/** Loads every catalogue of one language (one file in the build) before anything is drawn. */
export async function startLanguage(): Promise<void> {
  const language = firstLanguage();
  i18next.on('languageChanged', (next) => {
    document.documentElement.lang = next;
    localStorage.setItem(rememberedAt, next);
    speak(next);
  });
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: [...languages],
      fallbackLng: false,
      defaultNS: 'shell',
      resources: {},
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  await add(language);
}

/** Changes the language of the whole screen; the present one stays until the new catalogue is there. */
export async function changeLanguage(language: Language): Promise<void> {
  await add(language);
  await i18next.changeLanguage(language);
}

/** Names of the languages in themselves, so that each reader finds their own. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  sv: 'Svenska',
  fi: 'Suomi',
  nl: 'Nederlands',
  da: 'Dansk',
  pl: 'Polski',
};
