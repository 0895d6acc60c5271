import i18next from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '#contract/common-shapes.ts';
import { speak } from './api-client.ts';

type Catalogues = Record<string, Record<string, unknown>>;

type Files = Record<Language, () => Promise<{ catalogue: Catalogues }>>;

/** Namespaces of the first file of each language: what the frame, the desk, the lists and a request say. */
export const firstWords = ['ui', 'shell', 'desk', 'worklist', 'requests', 'room', 'together', 'writing'];

/**
 * Three files per language: one a reader loads before anything is drawn, one when there is time, and that of the settings
 * with the first page that is neither the desk nor a list nor a request.
 */
const first: Files = {
  en: () => import('../catalogues/en.ts'),
  sv: () => import('../catalogues/sv.ts'),
  fi: () => import('../catalogues/fi.ts'),
  nl: () => import('../catalogues/nl.ts'),
  da: () => import('../catalogues/da.ts'),
  pl: () => import('../catalogues/pl.ts'),
};
const rest: Files = {
  en: () => import('../catalogues/en-rest.ts'),
  sv: () => import('../catalogues/sv-rest.ts'),
  fi: () => import('../catalogues/fi-rest.ts'),
  nl: () => import('../catalogues/nl-rest.ts'),
  da: () => import('../catalogues/da-rest.ts'),
  pl: () => import('../catalogues/pl-rest.ts'),
};
const settings: Files = {
  en: () => import('../catalogues/en-settings.ts'),
  sv: () => import('../catalogues/sv-settings.ts'),
  fi: () => import('../catalogues/fi-settings.ts'),
  nl: () => import('../catalogues/nl-settings.ts'),
  da: () => import('../catalogues/da-settings.ts'),
  pl: () => import('../catalogues/pl-settings.ts'),
};

const added = new Map<string, Promise<void>>();

/** Adds the catalogues of a file, once; the folder above `messages` is the namespace. */
function add(files: Files, part: 'first' | 'rest' | 'settings', language: Language): Promise<void> {
  const key = `${part} ${language}`;
  const known = added.get(key);
  if (known) return known;
  const adding = files[language]().then(({ catalogue }) => {
    for (const [path, messages] of Object.entries(catalogue)) {
      const namespace = /([^/]+)\/messages\/\w+\.json$/.exec(path)?.[1];
      if (namespace) i18next.addResourceBundle(language, namespace, messages);
    }
  });
  added.set(key, adding);
  // A file that did not come is asked for again.
  adding.catch(() => added.delete(key));
  return adding;
}

/** The words of everyday work besides the desk, the lists and a request, in the present language. */
export function everydayWords(): Promise<void> {
  return add(rest, 'rest', i18next.language as Language);
}

/** The words of every page besides the desk, the lists and a request, in the present language. */
export async function restOfWords(): Promise<void> {
  await Promise.all([everydayWords(), add(settings, 'settings', i18next.language as Language)]);
}

const rememberedAt = 'linja.language';

/** The language to begin in: the one last chosen here, else the first of the browser's that we speak, else English. */
export function firstLanguage(): Language {
  const wanted = [localStorage.getItem(rememberedAt) ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2));
  return wanted.find((tag): tag is Language => (languages as readonly string[]).includes(tag)) ?? 'en';
}

/** Loads the first words of one language before anything is drawn, and the others when the browser has time. */
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
      // What is drawn before its words are there is drawn again with them.
      react: { useSuspense: false, bindI18nStore: 'added' },
    });
  await add(first, 'first', language);
  const whenIdle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 500));
  whenIdle(() => void everydayWords().catch(() => undefined));
}

/** Changes the language of the whole screen; the present one stays until the new catalogues are there. */
export async function changeLanguage(language: Language): Promise<void> {
  await Promise.all([add(first, 'first', language), add(rest, 'rest', language), add(settings, 'settings', language)]);
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
