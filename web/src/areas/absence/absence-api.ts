import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Absence, type AbsencePeriod, type AbsenceReason, absenceRoutes } from '#contract/room.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';
import type { Month } from './month-picture.ts';

/** The absences that touch a month, with the people whose row it shows. */
export function useAbsences(month: Month, centreId: string | undefined) {
  return useQuery({
    queryKey: [scopes.presence, 'absences', month.key, centreId ?? 'all'],
    queryFn: ({ signal }) =>
      call(absenceRoutes.list, { query: { from: month.days[0] ?? '', to: month.days.at(-1) ?? '', centreId }, signal }),
    placeholderData: keepPreviousData,
  });
}

export type AbsenceBody = { reason: AbsenceReason; note: string; period: AbsencePeriod };

/** Adds one for a person, changes one, or takes one away; calendar, own presence and room follow. */
export function useAbsenceWrites() {
  const client = useQueryClient();
  const renew = () => {
    for (const scope of [scopes.presence, scopes.room]) void client.invalidateQueries({ queryKey: [scope] });
  };
  const add = useMutation({
    mutationFn: (input: AbsenceBody & { personId: string }) => call(absenceRoutes.create, { body: input }),
    onSettled: renew,
  });
  const edit = useMutation({
    mutationFn: ({ absence, body }: { absence: Absence; body: AbsenceBody }) =>
      call(absenceRoutes.edit, { params: { id: absence.id }, body: { ...body, version: absence.version } }),
    onSettled: renew,
  });
  const remove = useMutation({
    mutationFn: (id: string) => call(absenceRoutes.remove, { params: { id } }),
    onSettled: renew,
  });
  return { add, edit, remove };
}
