import type { Language } from '#contract/common-shapes.ts';
import type { Speech } from '../example-shapes.ts';
import { speechDa } from './speech-da.ts';
import { speechEn } from './speech-en.ts';
import { speechFi } from './speech-fi.ts';
import { speechNl } from './speech-nl.ts';
import { speechPl } from './speech-pl.ts';
import { speechSv } from './speech-sv.ts';

export const speeches: Record<Language, Speech> = {
  en: speechEn,
  sv: speechSv,
  fi: speechFi,
  nl: speechNl,
  da: speechDa,
  pl: speechPl,
};
