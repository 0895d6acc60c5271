import type { ExampleSet } from '../example-shapes.ts';
import { cityDa } from './city-da.ts';
import { cityEn } from './city-en.ts';
import { cityFi } from './city-fi.ts';
import { cityNl } from './city-nl.ts';
import { type CityCategory, type CityStory, cityCategories, cityOutlines } from './city-outlines.ts';
import { cityOutside } from './city-outside.ts';
import { cityPl } from './city-pl.ts';
import { citySv } from './city-sv.ts';

/** A city's service centre with its technical services. */
export const city: ExampleSet<CityCategory, CityStory> = {
  categories: cityCategories,
  outlines: cityOutlines,
  secondCentreRoots: ['streets', 'water'],
  shortStaffed: ['permits.building', 'permits.events'],
  administratorsRoots: ['daycare', 'housing', 'permits'],
  livesAt: 'home',
  outside: cityOutside,
  texts: { en: cityEn, sv: citySv, fi: cityFi, nl: cityNl, da: cityDa, pl: cityPl },
};
