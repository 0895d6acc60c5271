import { Readable } from 'node:stream';
import { type Catalogue, catalogueFor } from '#areas/catalog/index.ts';
import { noteListTaken } from '#areas/customers/index.ts';
import { type CallerPlace, noteSecurity } from '#areas/staff/index.ts';
import { type ExportQuery, exportColumns } from '#contract/request-export.ts';
import type { RequestFilter } from '#contract/requests.ts';
import { command, type Runtime } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { type Cell, cellsOf, type ExportColumn, widthOf } from './export-columns.ts';
import './export-events.ts';
import { endExport, insertExport, readEvery } from './export-queries.ts';
import { headings } from './headings.ts';
import { type Separator, writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

type Outcome = 'complete' | 'broken_off' | 'failed';

/** A file on its way, and what must be called once when the answer has ended, however it did. */
export type Export = { body: Readable; name: string; mime: string; ended: (outcome: Outcome) => Promise<void> };

const mimes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Every request that matches and that the person may see, as a file that is written while it is read, without a limit.
 * Who exports what stands in the log before the first byte; how much went out, when it ended. `signal` stops the reading.
 */
export async function exportRequests(
  runtime: Runtime,
  principal: Principal,
  query: ExportQuery,
  signal: AbortSignal,
  place?: CallerPlace,
): Promise<Export> {
  const { format, columns = [...exportColumns], separator, ...filter } = query;
  const catalogue = await catalogueFor(runtime.db, principal);
  const id = newId(runtime.clock());
  // What was searched for may be a customer's name, which no erasure would find here; that something was is kept.
  const kept = filter.q === undefined ? filter : { ...filter, q: '—' };
  await command(runtime, principal, async (ctx) => {
    await insertExport(ctx.tx, { id, personId: principal.id, format, columns, filter: kept }, ctx.now);
    await noteSecurity(ctx, { type: 'export_ordered', person: principal, place, facts: { exportId: id, format } });
  });
  let count = 0;
  const portions = counted(runtime, principal, catalogue, filter, columns, signal, (rows) => {
    count += rows;
  });
  const words = headings[principal.language];
  const titles = columns.map((column) => words[column]);
  const { zone } = principal;
  const body =
    format === 'csv'
      ? Readable.from(writeCsv(titles, portions, { zone, separator: separator ?? usualSeparator(principal) }))
      : writeXlsx(portions, { name: words.sheet, headings: titles, widths: columns.map(widthOf), zone });
  return {
    body,
    name: `${words.sheet} ${runtime.clock().toISOString().slice(0, 10)}.${format}`,
    mime: mimes[format],
    ended: (outcome) =>
      command(runtime, principal, async (ctx) => {
        await endExport(ctx.tx, id, outcome, count, ctx.now);
        ctx.record({
          type: 'requests.exported',
          data: { exportId: id, format, columns, filter: kept, count, outcome },
        });
      }),
  };
}

async function* counted(
  runtime: Runtime,
  principal: Principal,
  catalogue: Catalogue,
  filter: RequestFilter,
  columns: readonly ExportColumn[],
  signal: AbortSignal,
  count: (rows: number) => void,
): AsyncGenerator<Cell[][]> {
  for await (const rows of readEvery(runtime, principal, catalogue, filter, signal)) {
    count(rows.length);
    const now = runtime.clock();
    await noteListTaken(runtime.db, principal.id, rows, now);
    yield rows.map((row) => cellsOf(columns, row, catalogue, principal.language, now));
  }
}

/** Spreadsheets of those who write a comma in their numbers expect semicolons between cells. */
const usualSeparator = ({ language }: Principal): Separator => (language === 'en' ? 'comma' : 'semicolon');
