import { holidayRoutes as contract, type holidayKinds, type KnownDay } from '#contract/calendars.ts';
import type { Language } from '#contract/common-shapes.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { holidayNameIn } from './holiday-name.ts';
import type { KnownHoliday } from './holiday-shapes.ts';
import { holidaySource, knownCountries, knownHolidays } from './known-holidays.ts';

/** Serves what is known of the holidays of countries; calendars take over what an office chooses of it. */
export function bindHolidays(app: HttpApp): void {
  bindRoute(app, contract.countries, async ({ principal }) => {
    const names = new Intl.DisplayNames([principal.language], { type: 'region' });
    const rows = (await knownCountries()).map(({ code, regions }) => ({ code, name: nameOf(names, code), regions }));
    return { rows: rows.sort((a, b) => a.name.localeCompare(b.name, principal.language)) };
  });
  bindRoute(app, contract.list, async ({ query, principal }) => {
    const { country, region = null, year, kinds } = query;
    const wanted = kinds ? new Set(kinds.split(',') as (typeof holidayKinds)[number][]) : null;
    const days = (await knownHolidays(country, region, [year])).filter((day) => !wanted || wanted.has(day.kind));
    return {
      country,
      region,
      year,
      source: holidaySource,
      days: days.map((day) => presentHoliday(day, principal.language)),
    };
  });
}

/** A day in the words of a reader. */
export function presentHoliday(day: KnownHoliday, language: Language): KnownDay {
  const { date, kind, rule, from } = day;
  return { date, name: holidayNameIn(day, language), localName: day.name, kind, rule, from };
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
