import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MyDraft, SavedDraft } from '#contract/writing.ts';
import { writingRoutes } from '#contract/writing.ts';
import { call } from '../../../shell/api-client.ts';
import { noteDrafts } from '../../../shell/open-requests.ts';
import { scopes } from '../../../shell/query-client.ts';

export const draftKeys = {
  /** Under the request, so that a draft handed over shows by itself. */
  of: (requestId: string) => [scopes.request, requestId, 'draft'] as const,
  mine: [scopes.lists, 'drafts'] as const,
};

/** What I am writing on a request, and what colleagues handed to me there. */
export function useMyDraft(requestId: string) {
  return useQuery({
    queryKey: draftKeys.of(requestId),
    queryFn: ({ signal }) => call(writingRoutes.readDraft, { params: { id: requestId }, signal }),
    refetchOnMount: 'always',
  });
}

/** All I have written and not sent. */
export function useDrafts() {
  return useQuery({ queryKey: draftKeys.mine, queryFn: ({ signal }) => call(writingRoutes.listDrafts, { signal }) });
}

/** Marks the tabs of open requests that hold unsent text, also what was written on another machine. */
export function useDraftDots(): void {
  const { data } = useDrafts();
  useEffect(() => {
    if (data) noteDrafts(data.rows.filter((row) => row.from === null).map((row) => row.number));
  }, [data]);
}

/** Puts what the server now keeps in the place of what was asked before; an older answer on its way is dropped. */
export async function setMyDraft(client: QueryClient, requestId: string, draft: SavedDraft | null): Promise<void> {
  await client.cancelQueries({ queryKey: draftKeys.of(requestId) });
  client.setQueryData<MyDraft>(draftKeys.of(requestId), (known) => ({ handed: known?.handed ?? [], draft }));
  void client.invalidateQueries({ queryKey: draftKeys.mine });
}
