import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { type CalendarRules, calendarRoutes } from '#contract/calendars.ts';
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

export type TryOut = { start: string; budgetMinutes: number; rules?: Rules };

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
