import type { Preferences } from '#contract/staff.ts';

export type Theme = NonNullable<Preferences['theme']>;
export type Density = NonNullable<Preferences['density']>;

const densityAt = 'linja.density';

/** Density drawn before the session is known: the one last used in this browser. */
export function startAppearance(): void {
  showDensity(localStorage.getItem(densityAt) === 'compact' ? 'compact' : 'comfortable');
}

/** Draws the page in this density (tokens in `ui/base.css`). */
export function showDensity(density: Density): void {
  document.documentElement.dataset.density = density;
  localStorage.setItem(densityAt, density);
}

/** Mantine's word for a theme preference. */
export function schemeOf(theme: Theme | undefined): 'auto' | 'light' | 'dark' {
  return theme === undefined || theme === 'system' ? 'auto' : theme;
}
