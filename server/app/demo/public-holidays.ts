import type { Holiday } from '#areas/calendars/index.ts';

type Fixed = readonly [day: number, month: number, name: string];
/** Days after Easter Sunday. */
type Moving = readonly [offset: number, name: string];
/** The first day of this weekday (1 Monday … 7 Sunday) from a date on. */
type Floating = readonly [weekday: number, day: number, month: number, name: string];
type Country = { fixed: Fixed[]; easter: Moving[]; floating?: Floating[]; moved?: boolean };

/** Public holidays by country, as law or universal custom has them closed; named in the country's language. */
const countries: Record<string, Country> = {
  GB: {
    // A day that falls on a weekend is taken on the next working day (Banking and Financial Dealings Act 1971).
    moved: true,
    fixed: [
      [1, 1, 'New Year’s Day'],
      [25, 12, 'Christmas Day'],
      [26, 12, 'Boxing Day'],
    ],
    easter: [
      [-2, 'Good Friday'],
      [1, 'Easter Monday'],
    ],
    floating: [
      [1, 1, 5, 'Early May bank holiday'],
      [1, 25, 5, 'Spring bank holiday'],
      [1, 25, 8, 'Summer bank holiday'],
    ],
  },
  SE: {
    fixed: [
      [1, 1, 'Nyårsdagen'],
      [6, 1, 'Trettondedag jul'],
      [1, 5, 'Första maj'],
      [6, 6, 'Nationaldagen'],
      [24, 12, 'Julafton'],
      [25, 12, 'Juldagen'],
      [26, 12, 'Annandag jul'],
      [31, 12, 'Nyårsafton'],
    ],
    easter: [
      [-2, 'Långfredagen'],
      [0, 'Påskdagen'],
      [1, 'Annandag påsk'],
      [39, 'Kristi himmelsfärdsdag'],
      [49, 'Pingstdagen'],
    ],
    floating: [
      [5, 19, 6, 'Midsommarafton'],
      [6, 20, 6, 'Midsommardagen'],
      [6, 31, 10, 'Alla helgons dag'],
    ],
  },
  FI: {
    fixed: [
      [1, 1, 'Uudenvuodenpäivä'],
      [6, 1, 'Loppiainen'],
      [1, 5, 'Vappu'],
      [6, 12, 'Itsenäisyyspäivä'],
      [24, 12, 'Jouluaatto'],
      [25, 12, 'Joulupäivä'],
      [26, 12, 'Tapaninpäivä'],
    ],
    easter: [
      [-2, 'Pitkäperjantai'],
      [0, 'Pääsiäispäivä'],
      [1, '2. pääsiäispäivä'],
      [39, 'Helatorstai'],
      [49, 'Helluntaipäivä'],
    ],
    floating: [
      [5, 19, 6, 'Juhannusaatto'],
      [6, 20, 6, 'Juhannuspäivä'],
      [6, 31, 10, 'Pyhäinpäivä'],
    ],
  },
  NL: {
    fixed: [
      [1, 1, 'Nieuwjaarsdag'],
      [27, 4, 'Koningsdag'],
      [25, 12, 'Eerste kerstdag'],
      [26, 12, 'Tweede kerstdag'],
    ],
    easter: [
      [0, 'Eerste paasdag'],
      [1, 'Tweede paasdag'],
      [39, 'Hemelvaartsdag'],
      [49, 'Eerste pinksterdag'],
      [50, 'Tweede pinksterdag'],
    ],
  },
  DK: {
    fixed: [
      [1, 1, 'Nytårsdag'],
      [25, 12, 'Juledag'],
      [26, 12, '2. juledag'],
    ],
    easter: [
      [-3, 'Skærtorsdag'],
      [-2, 'Langfredag'],
      [0, 'Påskedag'],
      [1, '2. påskedag'],
      [39, 'Kristi himmelfartsdag'],
      [49, 'Pinsedag'],
      [50, '2. pinsedag'],
    ],
  },
  PL: {
    fixed: [
      [1, 1, 'Nowy Rok'],
      [6, 1, 'Trzech Króli'],
      [1, 5, 'Święto Pracy'],
      [3, 5, 'Święto Konstytucji 3 Maja'],
      [15, 8, 'Wniebowzięcie NMP'],
      [1, 11, 'Wszystkich Świętych'],
      [11, 11, 'Święto Niepodległości'],
      [24, 12, 'Wigilia'],
      [25, 12, 'Boże Narodzenie'],
      [26, 12, 'Drugi dzień świąt'],
    ],
    easter: [
      [0, 'Wielkanoc'],
      [1, 'Poniedziałek Wielkanocny'],
      [49, 'Zielone Świątki'],
      [60, 'Boże Ciało'],
    ],
  },
};

/**
 * The public holidays of a country: fixed ones for every year, moving ones for the years given. Empty for a country that
 * is not in the table.
 */
export function publicHolidays(country: string, years: readonly number[]): Holiday[] {
  const known = countries[country];
  if (!known) return [];
  const every = known.fixed.map(([day, month, name]) => ({ day, month, name }));
  return [...every, ...years.flatMap((year) => movingHolidays(known, year))];
}

function movingHolidays(country: Country, year: number): Holiday[] {
  const easter = easterSunday(year);
  const found = [
    ...country.easter.map(([offset, name]) => dated(easter.add({ days: offset }), name)),
    ...(country.floating ?? []).map(([weekday, day, month, name]) => {
      const from = Temporal.PlainDate.from({ year, month, day });
      return dated(from.add({ days: (weekday - from.dayOfWeek + 7) % 7 }), name);
    }),
  ];
  if (!country.moved) return found;
  const taken = new Set(country.fixed.map(([day, month]) => `${day}.${month}`));
  for (const [day, month, name] of country.fixed) {
    let date = Temporal.PlainDate.from({ year, month, day });
    if (date.dayOfWeek < 6) continue;
    while (date.dayOfWeek > 5 || taken.has(`${date.day}.${date.month}`)) date = date.add({ days: 1 });
    taken.add(`${date.day}.${date.month}`);
    found.push(dated(date, `${name} (substitute day)`));
  }
  return found;
}

const dated = (date: Temporal.PlainDate, name: string): Holiday => ({
  day: date.day,
  month: date.month,
  year: date.year,
  name,
});

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm that Nature printed in 1876. */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 });
}
