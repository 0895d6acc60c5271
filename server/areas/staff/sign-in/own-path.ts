/**
 * A path of this desk out of what a caller would be led to after signing in; `/` for everything else. Browsers read `\` as
 * `/` and drop tabs and line breaks, so that much that looks like a path leads elsewhere (open redirect).
 */
export function ownPath(wanted: string | undefined): string {
  if (!wanted?.startsWith('/') || /[\\\p{Cc}]/u.test(wanted)) return '/';
  const base = 'http://own.invalid';
  if (!URL.canParse(wanted, base)) return '/';
  const url = new URL(wanted, base);
  if (url.origin !== base || url.pathname.startsWith('//') || url.pathname.startsWith('/api/')) return '/';
  url.searchParams.delete('signin');
  return url.pathname + url.search + url.hash;
}
