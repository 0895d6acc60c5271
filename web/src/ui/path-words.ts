/** A path of names as it is read: `Roads / Snow` of `Roads/Snow`; undefined where there is none. */
export function pathWords(path: string): string;
export function pathWords(path: string | null | undefined): string | undefined;
export function pathWords(path: string | null | undefined): string | undefined {
  return path?.replaceAll('/', ' / ');
}

/** The last name of a path, for where the place is seen already: `Snow` of `Roads/Snow`; undefined where there is none. */
export function lastOfPath(path: string): string;
export function lastOfPath(path: string | null | undefined): string | undefined;
export function lastOfPath(path: string | null | undefined): string | undefined {
  return path?.slice(path.lastIndexOf('/') + 1);
}
