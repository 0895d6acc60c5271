import { type Catalogue, problemName } from '#areas/catalog/index.ts';
import { timesOf } from '#areas/requests/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { exportColumns } from '#contract/request-export.ts';
import type { Channel, Kind } from '#contract/requests.ts';
import type { ExportedRow } from './export-queries.ts';
import { valueWords } from './value-words.ts';

export type ExportColumn = (typeof exportColumns)[number];

/** What a cell holds: a number, a moment, text, or nothing. */
export type Cell = number | Date | string | null;

type Reader = (row: ExportedRow, catalogue: Catalogue, language: Language, now: Date) => Cell;

/** One of the time figures in minutes, with two decimals; nothing where it is not known yet. */
const minutes =
  (name: 'reply' | 'close' | 'queue' | 'internal' | 'external', by: 'business' | 'real'): Reader =>
  (row, catalogue, _, now) => {
    const spent = timesOf(catalogue, row, now)[name];
    return spent && Math.round((spent[by] / 60) * 100) / 100;
  };

/** How each column is read from a row; names of settings are those of today. */
const readers: Record<ExportColumn, Reader> = {
  number: (row) => row.number,
  subject: (row) => row.subject,
  kind: (row, _, language) => valueWords[language].kind[row.kind as Kind] ?? row.kind,
  channel: (row, _, language) =>
    row.channel ? (valueWords[language].channel[row.channel as Channel] ?? row.channel) : null,
  status: (row, catalogue) => catalogue.statuses.get(row.status_id)?.name ?? row.phase,
  priority: (row, catalogue) => catalogue.priorities.get(row.priority_id)?.name ?? null,
  category: (row, catalogue) => (row.category_id ? (catalogue.categories.get(row.category_id)?.path ?? null) : null),
  problemCode: (row, catalogue, language) => {
    const one = catalogue.problemCodes.get(row.problem_code_id ?? '');
    return one ? `${one.code} ${problemName(one.names, language, catalogue.desk.language as Language)}` : null;
  },
  centre: (row, catalogue) => (row.centre_id ? (catalogue.centres.get(row.centre_id)?.name ?? null) : null),
  owner: (row) => row.owner_name,
  customer: (row) => row.customer_name,
  email: (row) => row.caller_email,
  phone: (row) => row.caller_phone,
  language: (row) => row.language,
  created: (row) => row.created_at,
  deadline: (row) => row.deadline_at,
  updated: (row) => row.active_at,
  solved: (row) => row.solved_at,
  closed: (row) => row.closed_at,
  messages: (row) => row.message_count,
  timeToReply: minutes('reply', 'business'),
  timeToReplyReal: minutes('reply', 'real'),
  timeToClose: minutes('close', 'business'),
  timeToCloseReal: minutes('close', 'real'),
  timeInQueue: minutes('queue', 'business'),
  timeInQueueReal: minutes('queue', 'real'),
  timeWithUs: minutes('internal', 'business'),
  timeWithUsReal: minutes('internal', 'real'),
  timeOutside: minutes('external', 'business'),
  timeOutsideReal: minutes('external', 'real'),
  description: (row) => row.description,
  solution: (row) => row.solution ?? row.information_given,
};

/** Reads the chosen columns of a row, in their order. */
export function cellsOf(
  columns: readonly ExportColumn[],
  row: ExportedRow,
  catalogue: Catalogue,
  language: Language,
  now: Date,
): Cell[] {
  return columns.map((column) => readers[column](row, catalogue, language, now));
}

/** Width of a column in a sheet, in characters. */
export function widthOf(column: ExportColumn): number {
  const wide: Partial<Record<ExportColumn, number>> = {
    subject: 44,
    description: 60,
    solution: 60,
    category: 30,
    problemCode: 30,
  };
  const moments: ExportColumn[] = ['created', 'deadline', 'updated', 'solved', 'closed'];
  if (moments.includes(column)) return 17;
  return wide[column] ?? (['customer', 'owner', 'email', 'centre'].includes(column) ? 26 : 14);
}
