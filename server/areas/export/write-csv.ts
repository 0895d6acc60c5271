import { stringify } from 'csv-stringify/sync';
import type { Cell } from './export-columns.ts';
import { safeSeparatedText } from './safe-text.ts';
import { zoneClock } from './zone-clock.ts';

const separators = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type Separator = keyof typeof separators;

/**
 * Portions of rows as CSV (RFC 4180): CRLF between lines, quotes where needed, a byte order mark so that spreadsheets read
 * UTF-8. Moments are `2026-01-31 14:05` in `zone`, numbers plain, text safe from formulas, also for a
 * reader that splits by another separator.
 */
export async function* writeCsv(
  headings: string[],
  portions: AsyncIterable<Cell[][]>,
  options: { zone: string; separator: Separator },
): AsyncGenerator<string> {
  const clock = zoneClock(options.zone);
  const written = (cell: Cell): string | number | null => {
    if (cell instanceof Date) return new Date(clock(cell)).toISOString().slice(0, 16).replace('T', ' ');
    return typeof cell === 'string' ? safeSeparatedText(cell) : cell;
  };
  const lines = (rows: Cell[][], bom: boolean) =>
    stringify(
      rows.map((row) => row.map(written)),
      { delimiter: separators[options.separator], record_delimiter: 'windows', bom },
    );
  yield lines([headings], true);
  for await (const rows of portions) yield lines(rows, false);
}
