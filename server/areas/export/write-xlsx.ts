import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Cell } from './export-columns.ts';
import { rowsOfSheet, sheetFoot, sheetHead, sheetRow, workbookParts } from './sheet-xml.ts';
import { zoneClock } from './zone-clock.ts';

type Sheet = { name: string; headings: string[]; widths: number[]; zone: string };

/**
 * Portions of rows as an Excel workbook, zipped as it is written: no part of it is kept. What does not fit one sheet goes
 * on in the next (`name 2` …). `mostRows` is Excel's limit; tests take less.
 */
export function writeXlsx(portions: AsyncIterable<Cell[][]>, sheet: Sheet, mostRows = rowsOfSheet): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as unknown as Readable;
  const fail = (error: unknown) => output.destroy(error as Error);
  const rows = new Supply(portions);
  const clock = zoneClock(sheet.zone);

  const addSheets = async (): Promise<void> => {
    const names: string[] = [];
    do {
      names.push(names.length === 0 ? sheet.name : `${sheet.name} ${names.length + 1}`);
      const part = Readable.from(writeSheet(rows, sheet, clock, mostRows));
      const ended = new Promise<void>((resolve, reject) => part.once('end', resolve).once('error', reject));
      zip.addReadStream(part, `xl/worksheets/sheet${names.length}.xml`);
      await ended;
    } while (await rows.hasMore());
    for (const [path, content] of Object.entries(workbookParts(names))) zip.addBuffer(Buffer.from(content), path);
    zip.end();
  };
  zip.on('error', fail);
  addSheets().catch(fail);
  return output;
}

async function* writeSheet(
  rows: Supply,
  sheet: Sheet,
  clock: (moment: Date) => number,
  mostRows: number,
): AsyncGenerator<string> {
  yield sheetHead(sheet.headings, sheet.widths);
  let left = mostRows;
  while (left > 0) {
    const portion = await rows.take(left);
    if (portion.length === 0) break;
    const first = mostRows - left + 2;
    left -= portion.length;
    yield portion.map((row, at) => sheetRow(first + at, row, clock)).join('');
  }
  yield sheetFoot;
}

/** Hands rows out portion by portion, cut where a sheet ends. */
class Supply {
  readonly #source: AsyncIterator<Cell[][]>;
  #waiting: Cell[][] = [];
  constructor(source: AsyncIterable<Cell[][]>) {
    this.#source = source[Symbol.asyncIterator]();
  }
  async hasMore(): Promise<boolean> {
    while (this.#waiting.length === 0) {
      const { done, value } = await this.#source.next();
      if (done) return false;
      this.#waiting = value;
    }
    return true;
  }
  async take(most: number): Promise<Cell[][]> {
    if (!(await this.hasMore())) return [];
    const taken = this.#waiting.slice(0, most);
    this.#waiting = this.#waiting.slice(most);
    return taken;
  }
}
