import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Draft, effectRoutes } from '#contract/effects.ts';
import { call } from '../../../shell/api-client.ts';
import { scopes } from '../../../shell/query-client.ts';

/**
 * What a draft would do, asked when the typing rests; the last answer stays meanwhile. A draft that is not whole yet, such
 * as one without a centre, is not asked about.
 */
export function useEffects(draft: { kind: Draft['kind']; id: string | undefined; values: object }) {
  const read = effectRoutes.foresee.body?.safeParse(draft);
  const [settled] = useDebouncedValue(read?.success ? JSON.stringify(read.data) : null, 400);
  return useQuery({
    queryKey: [scopes.settings, 'effects', settled],
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(effectRoutes.foresee, { body: JSON.parse(settled ?? '') as Draft, signal }),
  });
}
