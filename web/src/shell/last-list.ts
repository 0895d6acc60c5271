import type { useNavigate } from '@tanstack/react-router';

/** The list last looked at, with its conditions, so that work done in a request leads back to it. */
let last = '/';

/** Notes an address if it is one of a list or the desk. */
export function noteList(href: string): void {
  if (/^\/(?:queue|requests)?(?:\?|$)/.test(href)) last = href;
}

export function goToLastList(navigate: ReturnType<typeof useNavigate>): void {
  void navigate({ to: last });
}
