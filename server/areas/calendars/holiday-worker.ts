import { parentPort } from 'node:worker_threads';
import Holidays from 'date-holidays';
import { languages } from '#contract/common-shapes.ts';
import type { HolidayAnswer, HolidayKind, HolidayQuestion, KnownCountry, KnownHoliday } from './holiday-shapes.ts';

function answer(question: HolidayQuestion): HolidayAnswer {
  if (question.about === 'countries') return { countries: countries() };
  return { days: daysOf(question.country, question.region, question.years) };
}

function countries(): KnownCountry[] {
  const known = new Holidays();
  return Object.keys(known.getCountries()).map((code) => {
    const states = Object.entries(known.getStates(code) ?? {});
    const regions = states.flatMap(([state, name]) => [
      { code: state, name },
      ...Object.entries(known.getRegions(code, state) ?? {}).map(([region, part]) => ({
        code: `${state}/${region}`,
        name: `${name}, ${part}`,
      })),
    ]);
    return { code, regions };
  });
}

function daysOf(country: string, region: string | null, years: number[]): KnownHoliday[] | null {
  const place = open(country, region);
  if (!place) return null;
  const translated = languages.map((language) => {
    const one = open(country, region) as Holidays;
    // The list is the package's own: with nothing but this language in it a name it lacks stays untranslated, and is not
    // taken from some other language.
    const spoken = one.getLanguages() as unknown as string[];
    spoken.splice(0, spoken.length, language);
    return { language, names: namesBy(one, years) };
  });
  return years.flatMap((year) =>
    place.getHolidays(year).flatMap((day) =>
      datesOf(day).map((date) => ({
        date,
        rule: day.rule,
        kind: day.type as HolidayKind,
        name: capital(day.name),
        names: Object.fromEntries(
          translated.flatMap(({ language, names }) => {
            const name = names.get(keyOf(day));
            return name === undefined ? [] : [[language, capital(name)]];
          }),
        ),
        from: timeOf(day.date),
      })),
    ),
  );
}

function open(country: string, region: string | null): Holidays | null {
  const [state, part] = region?.split('/') ?? [];
  const known = new Holidays();
  if (!(country in known.getCountries())) return null;
  if (state && !(state in (known.getStates(country) ?? {}))) return null;
  if (part && state && !(part in (known.getRegions(country, state) ?? {}))) return null;
  return new Holidays({ country, ...(state ? { state } : {}), ...(part ? { region: part } : {}) });
}

type Day = ReturnType<Holidays['getHolidays']>[number];
// Within one rule a date is enough: each language asks for the same days.
const keyOf = (day: Day) => `${day.rule} ${day.date}`;

function namesBy(place: Holidays, years: number[]): Map<string, string> {
  const found = years
    .flatMap((year) => place.getHolidays(year))
    .filter((day) => typeof day.name === 'string')
    .map((day) => [keyOf(day), day.name] as const);
  return new Map(found);
}

/** A holiday may last several days; each is one of its own. */
function datesOf(day: Day): string[] {
  const first = Temporal.PlainDate.from(day.date.slice(0, 10));
  const count = Math.max(1, Math.round((day.end.getTime() - day.start.getTime()) / 86_400_000));
  return Array.from({ length: count }, (_, days) => first.add({ days }).toString());
}

function timeOf(date: string): string | null {
  const time = date.slice(11, 16);
  return time === '' || time === '00:00' ? null : time;
}

/** Some languages write them small within a sentence; in a list each stands alone. */
const capital = (name: string) => name.charAt(0).toLocaleUpperCase() + name.slice(1);

// A thread of its own, ended when nobody asks any more: the package and its tables take some 50 MB that an idle desk need
// not hold.
parentPort?.on('message', ({ id, question }: { id: number; question: HolidayQuestion }) => {
  parentPort?.postMessage({ id, answer: answer(question) });
});
