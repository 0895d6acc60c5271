import type { ExampleSet } from '../example-shapes.ts';
import { makerDa } from './maker-da.ts';
import { makerEn } from './maker-en.ts';
import { makerFi } from './maker-fi.ts';
import { makerNl } from './maker-nl.ts';
import { type MakerCategory, type MakerStory, makerCategories, makerOutlines } from './maker-outlines.ts';
import { makerPl } from './maker-pl.ts';
import { makerSv } from './maker-sv.ts';

/** A maker of printers: first line, spare parts and invoices, with depot and second line. */
export const maker: ExampleSet<MakerCategory, MakerStory> = {
  categories: makerCategories,
  outlines: makerOutlines,
  secondCentreRoots: ['parts', 'depot'],
  shortStaffed: ['sales.contracts', 'sales.contracts.renewals'],
  administratorsRoots: ['support', 'invoices', 'sales'],
  livesAt: 'work',
  texts: { en: makerEn, sv: makerSv, fi: makerFi, nl: makerNl, da: makerDa, pl: makerPl },
};
