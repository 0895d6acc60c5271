import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { type CalendarRules, calendarRoutes, holidayRoutes } from '#contract/calendars.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

export type Rules = z.infer<typeof CalendarRules>;
export type DayName = keyof Rules['week'];
export type Hours = Rules['week'][DayName][number];
export const dayNames: DayName[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** All calendars with their rules. */
export function useCalendars() {
  return useQuery({
    queryKey: [scopes.settings, 'calendars'],
    queryFn: ({ signal }) => call(calendarRoutes.list, { signal }),
  });
}

export type TryOut = { start: string; budgetMinutes?: number; businessDays?: number; rules?: Rules };

/** The deadline a calendar gives, by its saved rules or by `rules` not saved yet; the last answer stays while it is asked. */
export function usePreview(calendarId: string | undefined, tried: TryOut | null) {
  return useQuery({
    queryKey: [scopes.settings, 'calendars', calendarId, 'preview', tried],
    enabled: calendarId !== undefined && tried !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call(calendarRoutes.preview, { params: { id: calendarId ?? '' }, body: tried as TryOut, signal }),
  });
}

/** Countries whose holidays are known, with their regions, named for the reader. */
export function useHolidayCountries() {
  return useQuery({
    queryKey: [scopes.settings, 'holidays', 'countries'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call(holidayRoutes.countries, { signal }),
  });
}

/** Everything the package knows of a country's days in a year, of all kinds. */
export function useKnownHolidays(country: string | undefined, region: string | null, year: number) {
  return useQuery({
    queryKey: [scopes.settings, 'holidays', country, region, year],
    enabled: country !== undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call(holidayRoutes.list, { query: { country: country ?? '', year, ...(region ? { region } : {}) }, signal }),
  });
}

/** The days of a year that are not as the week has them, by the rules on the screen. */
export function useCalendarYear(calendarId: string | undefined, year: number, rules: Rules | null) {
  return useQuery({
    queryKey: [scopes.settings, 'calendars', calendarId, 'year', year, rules],
    enabled: calendarId !== undefined && rules !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call(calendarRoutes.year, { params: { id: calendarId ?? '' }, body: { year, rules: rules as Rules }, signal }),
  });
}

/** Where the package of holidays now says otherwise than this calendar has taken over. */
export function useHolidayChanges(calendarId: string | undefined) {
  return useQuery({
    queryKey: [scopes.settings, 'calendars', calendarId, 'holiday-changes'],
    enabled: calendarId !== undefined,
    queryFn: ({ signal }) => call(calendarRoutes.holidayChanges, { params: { id: calendarId ?? '' }, signal }),
  });
}
