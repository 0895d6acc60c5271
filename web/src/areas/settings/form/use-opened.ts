import { type LinkProps, useNavigate, useSearch } from '@tanstack/react-router';

/**
 * Which record's drawer is open, kept in the address (`?record=…`, `new` for one being made) so that it can be sent to a
 * colleague and the Back key closes it.
 */
export function useOpened() {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const go = (record: string | undefined, more: Record<string, string | undefined> = {}) =>
    void navigate({ to: '.', search: { ...search, ...more, record }, resetScroll: false } as never);
  return {
    record: search.record,
    open: (id: string, more?: Record<string, string>) => go(id, more),
    close: () => go(undefined, { parent: undefined, centre: undefined, phase: undefined }),
    link: (row: { id: string }): LinkProps =>
      ({ to: '.', search: { ...search, record: row.id }, resetScroll: false }) as LinkProps,
  };
}
