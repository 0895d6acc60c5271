import { createProblemCode } from '#areas/catalog/create-problem-code.ts';
import type { ProblemNames } from '#areas/catalog/problem-code-queries.ts';
import type { Ctx } from '#platform/command.ts';

/** A code of an example: `category` is the key of the one that offers it; `story`: what is noted there is given it. */
type Outline = { code: string; category: string; urgent?: true; story?: true; names: ProblemNames };

/** Names in the order of the languages, so that a code is one line to read. */
const named = (en: string, sv: string, fi: string, nl: string, da: string, pl: string): ProblemNames => ({
  en,
  sv,
  fi,
  nl,
  da,
  pl,
});

const city: Outline[] = [
  {
    ...{ code: 'LAMP', category: 'streets.lighting.faults', story: true },
    names: named(
      'Street lamp out',
      'Gatlykta ur funktion',
      'Katuvalo pimeänä',
      'Straatlamp defect',
      'Gadelampe slukket',
      'Nieświecąca latarnia',
    ),
  },
  {
    ...{ code: 'POTHOLE', category: 'streets.roads.surface', story: true },
    names: named('Pothole', 'Hål i vägbanan', 'Kuoppa tiessä', 'Gat in het wegdek', 'Hul i vejen', 'Dziura w jezdni'),
  },
  {
    ...{ code: 'MISSED', category: 'waste.bins.missed', story: true },
    names: named(
      'Bin not emptied',
      'Kärl ej tömt',
      'Jäteastia tyhjentämättä',
      'Container niet geleegd',
      'Spand ikke tømt',
      'Nieopróżniony pojemnik',
    ),
  },
  {
    ...{ code: 'PICKUP', category: 'waste' },
    names: named(
      'Appliance pickup',
      'Upphämtning av maskin',
      'Kodinkoneen nouto',
      'Apparaat ophalen',
      'Afhentning af hvidevare',
      'Odbiór sprzętu AGD',
    ),
  },
  {
    ...{ code: 'BURST', category: 'water.leaks', urgent: true },
    names: named('Burst pipe', 'Vattenläcka', 'Putkirikko', 'Gesprongen leiding', 'Sprunget rør', 'Pęknięta rura'),
  },
  {
    ...{ code: 'DRAIN', category: 'water.leaks' },
    names: named(
      'Blocked drain',
      'Stopp i avloppet',
      'Tukkeutunut viemäri',
      'Verstopte afvoer',
      'Tilstoppet afløb',
      'Zatkany odpływ',
    ),
  },
];

const maker: Outline[] = [
  {
    ...{ code: 'JAM', category: 'support.hardware.printers', story: true },
    names: named('Paper jam', 'Pappersstopp', 'Paperitukos', 'Papier vastgelopen', 'Papirstop', 'Zacięcie papieru'),
  },
  {
    ...{ code: 'SMOKE', category: 'support.hardware', urgent: true },
    names: named(
      'Smoke or a smell of burning',
      'Rök eller bränd lukt',
      'Savua tai palaneen haju',
      'Rook of brandlucht',
      'Røg eller brændt lugt',
      'Dym lub zapach spalenizny',
    ),
  },
  {
    ...{ code: 'DRIVER', category: 'support.software.drivers', story: true },
    names: named(
      'Driver does not install',
      'Drivrutinen går inte att installera',
      'Ajuri ei asennu',
      'Driver laat zich niet installeren',
      'Driver kan ikke installeres',
      'Sterownik nie daje się zainstalować',
    ),
  },
  {
    ...{ code: 'TONER', category: 'parts.consumables' },
    names: named(
      'Toner is low',
      'Låg tonernivå',
      'Väriaine vähissä',
      'Toner bijna op',
      'Lav toner',
      'Kończy się toner',
    ),
  },
];

export const exampleCodes: Record<string, readonly Outline[]> = { city, maker };

/**
 * Lays in the problem codes of an example, the urgent ones asking for `high`. Gives the code that stories noted in a
 * category are given, by the category's id.
 */
export async function layInCodes(
  ctx: Ctx,
  set: string,
  categoryOf: ReadonlyMap<string, string>,
  high: string,
): Promise<Map<string, string>> {
  const ofCategory = new Map<string, string>();
  for (const { code, category, urgent, story, names } of exampleCodes[set] ?? []) {
    const categoryId = categoryOf.get(category) as string;
    const id = await createProblemCode(ctx, {
      code,
      names,
      categoryIds: [categoryId],
      priorityId: urgent ? high : null,
    });
    if (story) ofCategory.set(categoryId, id);
  }
  return ofCategory;
}
