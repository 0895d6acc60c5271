const keptAt = 'linja.why';

type Reasons = Record<string, string>;

function read(): Reasons {
  try {
    return JSON.parse(sessionStorage.getItem(keptAt) ?? '{}') as Reasons;
  } catch {
    return {};
  }
}

/** Keeps the sentence that says why *Next* chose this request; null forgets it. Lives as long as the browser tab. */
export function rememberWhy(number: number, words: string | null): void {
  const { [number]: _, ...others } = read();
  sessionStorage.setItem(keptAt, JSON.stringify(words ? { ...others, [number]: words } : others));
}

/** The sentence kept for a request pulled in this tab, for the line under its header. */
export function whyOf(number: number): string | null {
  return read()[number] ?? null;
}
