/** What the doctor found: what is so, why it matters, what to do. `fine` has only the first. */
export type Finding = { level: 'problem' | 'warning' | 'fine'; what: string; why?: string; todo?: string };

export const problem = (what: string, why: string, todo: string): Finding => ({ level: 'problem', what, why, todo });
export const warning = (what: string, why: string, todo: string): Finding => ({ level: 'warning', what, why, todo });
export const fine = (what: string): Finding => ({ level: 'fine', what });

/** A span in the largest unit that fits. */
export function spanWords(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}
