import type { CalendarRules } from './calendar-rules.ts';
import { holidaysOf } from './take-holidays.ts';

type Years = { from: number; to: number };

/** The package knows no rule before, and nobody plans beyond. */
const known: Years = { from: 1970, to: 2100 };
const mostYears = 40;

/**
 * Rules for a question about years that the days taken over do not reach: with the days the calendar's choice comes to in
 * those years, as it will take them over when they come near. Days it has stay as they are, and nothing is stored.
 * @param asked the first and last moment the question is about, as ISO text; more than forty years are cut.
 */
export async function reachYears(rules: CalendarRules, asked: readonly string[], beyond = 1): Promise<CalendarRules> {
  const taken = rules.publicHolidays;
  const years = asked.map((moment) => Number(moment.slice(0, 4))).filter((year) => year > 0);
  // Days given without the years they are of are all there is.
  if (!taken?.years || years.length === 0) return rules;
  const from = Math.max(known.from, Math.min(...years) - 1);
  const to = Math.min(known.to, Math.max(...years) + beyond, from + mostYears);
  const before = await between({ from, to: Math.min(to, taken.years.from - 1) });
  const after = await between({ from: Math.max(from, taken.years.to + 1), to });
  if (before.length + after.length === 0) return rules;
  return { ...rules, publicHolidays: { ...taken, days: [...before, ...taken.days, ...after] } };

  async function between(span: Years) {
    return taken && span.from <= span.to ? (await holidaysOf(taken, span)).days : [];
  }
}
