/** One line of the table: what was measured, in which unit, and the bar its p95 (or only figure) has to stay under. */
export type Line = { name: string; unit: 'ms' | 'kB' | 'MB' | ''; values: number[]; bar?: number; note?: string };

/** The value below which so much of the measurements lie. */
export function quantile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * part) - 1))] ?? Number.NaN;
}

/** Whether a line stays under its bar; true where it has none. */
export const isMet = ({ values, bar }: Line) => bar === undefined || quantile(values, 0.95) < bar;

/** The lines as a table in Markdown. */
export function lineTable(lines: Line[]): string {
  const written = (value: number, unit: Line['unit']) =>
    `${unit === '' ? (Number.isInteger(value) ? value : value.toFixed(4)) : value.toFixed(value < 10 && unit !== 'ms' ? 1 : 0)}${unit === '' ? '' : ` ${unit}`}`;
  const rows = lines.map((line) => {
    const { name, unit, values, bar, note } = line;
    const one = (part: number) => written(quantile(values, part), unit);
    return [
      note ? `${name} (${note})` : name,
      String(values.length),
      values.length > 1 ? one(0.5) : '',
      one(0.95),
      values.length > 1 ? one(1) : '',
      bar === undefined ? '' : `< ${bar}${unit === '' ? '' : ` ${unit}`} ${isMet(line) ? 'met' : 'missed'}`,
    ];
  });
  const head = ['measured', 'times', 'p50', 'p95', 'most', 'bar'];
  return [head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
