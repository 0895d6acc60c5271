import { pathWords } from '../../ui/path-words.ts';
import { useCalendars } from '../calendars/api.ts';
import { useCategories, usePriorities, useProblemCodes, useStatuses } from '../catalog/api.ts';
import { useMailAddresses } from '../mail/api.ts';
import { useRules } from '../rules/api.ts';
import { useCentres, useEverybody } from '../staff/api.ts';
import { useMacros, useTexts } from '../writing/api.ts';

/** What people call the records of the settings today, by id: for a log that knows some of them only by id. */
export function useSettingNames(): Map<string, string> {
  const named = [
    useCentres().data?.rows,
    useCategories().data?.rows.map(({ id, path }) => ({ id, name: pathWords(path) })),
    useProblemCodes().data?.rows.map(({ id, code }) => ({ id, name: code })),
    usePriorities().data?.rows,
    useCalendars().data?.rows,
    useStatuses().data?.rows,
    useRules().data?.rows,
    useMailAddresses().data?.rows.map(({ id, address }) => ({ id, name: address })),
    useTexts().data?.rows,
    useMacros().data?.rows,
    useEverybody(),
  ];
  return new Map(named.flatMap((rows) => rows ?? []).map(({ id, name }) => [id, name]));
}
