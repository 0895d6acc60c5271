import type { Cell } from './export-columns.ts';
import { safeText } from './safe-text.ts';

/** Parts of an Office Open XML workbook (ECMA-376) that are the same for every file of ours. */
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Cell styles by their place in `cellXfs`. */
const style = { plain: 0, moment: 1, heading: 2 } as const;

/** A sheet of Excel has 1,048,576 rows, one of them the headings. */
export const rowsOfSheet = 1_048_575;
const longestText = 32_767;

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these may not stand in XML 1.0
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) =>
  text
    .slice(0, longestText)
    .toWellFormed()
    .replace(unwritable, '')
    .replace(/[&<>"]/g, (sign) => escapes[sign] as string);

/** `A`, `Z`, `AA`: columns as addresses name them. Some readers go by the address alone. */
const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

const textCell = (address: string, text: string, as: number) =>
  `<c r="${address}" t="inlineStr"${as === 0 ? '' : ` s="${as}"`}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** The beginning of a sheet: widths in characters, the row of headings bold and kept in sight. */
export function sheetHead(headings: string[], widths: number[]): string {
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData><row r="1">${headings.map((one, at) => textCell(`${letters(at)}1`, one, style.heading)).join('')}</row>`;
}

export const sheetFoot = '</sheetData></worksheet>';

/** Row `number` of a sheet. Moments and numbers are real ones, so that they can be reckoned with; text is never a formula. */
export function sheetRow(number: number, cells: Cell[], clock: (moment: Date) => number): string {
  const written = cells.map((cell, at) => {
    const address = `${letters(at)}${number}`;
    if (cell === null || cell === '') return '';
    if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
    // Days since 1899-12-30, the count of the 1900 date system.
    if (cell instanceof Date)
      return `<c r="${address}" s="${style.moment}"><v>${clock(cell) / 86_400_000 + 25_569}</v></c>`;
    return textCell(address, safeText(cell), style.plain);
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

/** The parts beside the sheets, by their names in the file. */
export function workbookParts(sheetNames: string[]): Record<string, string> {
  const each = (part: (name: string, number: number) => string) =>
    sheetNames.map((name, at) => part(name, at + 1)).join('');
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const styles = sheetNames.length + 1;
  return {
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((name, n) => `<sheet name="${escaped(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${relations}">${each((_, n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${styles}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    '_rels/.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`)}</Types>`,
  };
}
