import { type Language, languages } from '#contract/common-shapes.ts';
import i18next, { type BackendModule } from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import { speak } from './api-client.ts';

type Catalogue = Record<string, unknown>;

/** `messages/<lang>.json` of ui, shell and every area; the folder above `messages` is the namespace. */
const catalogues = import.meta.glob<Catalogue>(
  ['../ui/messages/*.json', '../shell/messages/*.json', '../areas/*/messages/*.json'],
  { import: 'default' },
);

function placeOf(path: string): { namespace: string; language: string } {
  const [, namespace = '', language = ''] = /([^/]+)\/messages\/(\w+)\.json$/.exec(path) ?? [];
  return { namespace, language };
}

const namespaces = [...new Set(Object.keys(catalogues).map((path) => placeOf(path).namespace))];

const bundled: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const found = Object.entries(catalogues).find(([path]) => {
      const place = placeOf(path);
      return place.namespace === namespace && place.language === language;
    });
    if (!found) return done(null, {});
    found[1]().then(
      (messages) => done(null, messages as never),
      (error: unknown) => done(error as Error, false),
    );
  },
};

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
    .use(bundled)
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: [...languages],
      fallbackLng: false,
      ns: namespaces,
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
      showSupportNotice: false,
    });
}

/** Changes the language of the whole screen; the present one stays until the new catalogue is there. */
export async function changeLanguage(language: Language): Promise<void> {
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
