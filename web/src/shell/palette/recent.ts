/** Something opened lately: a request by its number or a customer by the id, with its words. */
export type Recent = { to: string; label: string; kind: 'request' | 'customer' };

const keptAt = 'linja.recent';
const most = 8;

/** What was opened in this browser lately, newest first. */
export function readRecent(): Recent[] {
  try {
    return JSON.parse(localStorage.getItem(keptAt) ?? '[]') as Recent[];
  } catch {
    return [];
  }
}

/** Remembers something as opened just now. */
export function noteRecent(one: Recent): void {
  const next = [one, ...readRecent().filter((other) => other.to !== one.to)].slice(0, most);
  localStorage.setItem(keptAt, JSON.stringify(next));
}

/** Forgets it all, at sign-out. */
export function forgetRecent(): void {
  localStorage.removeItem(keptAt);
}
