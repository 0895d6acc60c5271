import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type View, viewRoutes } from '#contract/views.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';

/** Saved views: mine and those shared with me. */
export function useViews() {
  return useQuery({ queryKey: [scopes.views, 'list'], queryFn: ({ signal }) => call(viewRoutes.list, { signal }) });
}

const calmMs = 4_000;

/** How many requests each of the views in sight holds; asked anew at most every few seconds while requests change. */
export function useViewCounts(names: string[]): Map<string, { count: number; more: boolean }> {
  const client = useQueryClient();
  const of = names.join(',');
  const counts = useQuery({
    queryKey: [scopes.views, 'counts', of],
    enabled: of !== '',
    queryFn: ({ signal }) => call(viewRoutes.counts, { query: { of }, signal }),
    placeholderData: (before) => before,
  });
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'invalidate') return;
      if (event.query.queryKey[0] !== scopes.lists) return;
      waiting ??= setTimeout(() => {
        waiting = undefined;
        void client.invalidateQueries({ queryKey: [scopes.views, 'counts'] });
      }, calmMs);
    });
    return () => {
      clearTimeout(waiting);
      stop();
    };
  }, [client]);
  return new Map(counts.data?.counts.map((one) => [one.name, one]));
}

type Body = Omit<
  Parameters<typeof call<never, never, NonNullable<typeof viewRoutes.create.body>, never>>[1]['body'],
  'id'
>;

/** Saves, changes and deletes views, and brings the list up to date. */
export function useViewCommands() {
  const client = useQueryClient();
  const fresh = () => client.invalidateQueries({ queryKey: [scopes.views] });
  return {
    create: async (body: Body): Promise<View> => {
      const made = await call(viewRoutes.create, { body });
      await fresh();
      return made;
    },
    edit: async (view: View, body: Partial<Body>): Promise<View> => {
      const made = await call(viewRoutes.edit, { params: { id: view.id }, body: { ...body, version: view.version } });
      await fresh();
      return made;
    },
    remove: async (view: View): Promise<void> => {
      await call(viewRoutes.delete, { params: { id: view.id } });
      await fresh();
    },
  };
}
