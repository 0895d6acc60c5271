import type { useNavigate } from '@tanstack/react-router';

/** The list last looked at, with its conditions, so that work done in a request leads back to it. */
let last = '/';

/** Notes an address if it is one of a list or the desk. */
export function noteList(href: string): void {
  if (/^\/(?:queue|requests)?(?:\?|$)/.test(href)) last = href;
}

/** Resolves when it is shown. */
export function goToLastList(navigate: ReturnType<typeof useNavigate>): Promise<void> {
  return navigate({ to: last });
}
