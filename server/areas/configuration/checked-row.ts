import { z } from 'zod';
import { assertCalendarHolds, type CalendarRules } from '#areas/calendars/index.ts';
import { nameColumns } from '#areas/catalog/index.ts';
import { tidyWrittenHtml } from '#areas/requests/index.ts';
import { readConditions } from '#areas/rules/index.ts';
import { CategoryNames } from '#contract/catalog.ts';
import { Id } from '#contract/common-shapes.ts';
import { RequestFilter } from '#contract/request-filter.ts';
import { SignInRules } from '#contract/sign-in.ts';
import { MacroStep } from '#contract/word-shapes.ts';
import { AppError } from '#platform/errors.ts';
import type { Row, Shape } from './configuration-queries.ts';
import { bookkeeping, type Part } from './configured-parts.ts';
import { unfit } from './unfit.ts';

const steps = z.array(MacroStep).min(1).max(12);
const texts = z.record(z.string().max(10), z.string().max(200_000));

/** What the columns of a table cannot see themselves: the insides of texts, rules and steps. */
const insides: Record<string, (row: Row) => void> = {
  calendar_version: (row) => assertCalendarHolds(row.rules as CalendarRules),
  // Columns it does not name keep what stands here; names are read as those typed here.
  category: (row) => {
    const { names, external_name: externalName, external_names: externalNames } = row;
    const given = CategoryNames.partial().parse({ names, externalName, externalNames });
    for (const [column, value] of Object.entries(nameColumns(given))) if (value !== undefined) row[column] = value;
  },
  macro: (row) => {
    row.steps = steps.parse(row.steps);
  },
  rule: (row) => {
    row.conditions = readConditions(row.conditions);
  },
  view: (row) => {
    row.filter = RequestFilter.parse(row.filter);
  },
  // The file may come from anywhere: its texts are made as harmless as those typed here.
  text_module: (row) => {
    row.texts = tidied(row.texts);
  },
  signature: (row) => {
    row.texts = tidied(row.texts);
  },
  setting: (row) => {
    if (row.key === 'sign_in_rules') row.value = SignInRules.loose().parse(row.value);
  },
};

const tidied = (given: unknown) =>
  Object.fromEntries(Object.entries(texts.parse(given)).map(([language, html]) => [language, tidyWrittenHtml(html)]));

/** A row of a file that can be a row of ours; throws `configuration_unfit` with the part and the reason otherwise. */
export function checkedRow(part: Part, row: Row, shape: Shape): Row {
  const kept: string[] = [...bookkeeping, ...(part.personal ? [part.personal] : []), ...(part.pairs ? ['id'] : [])];
  for (const column of Object.keys(row)) {
    if (!shape.columns.has(column)) throw unfit(part.table, `has a column ${column} that this version does not know`);
    if (kept.includes(column)) throw unfit(part.table, `has a column ${column} that is no configuration`);
  }
  const key = part.pairs ? part.sameBy : ['id'];
  const missing = key.find((column) => typeof row[column] !== 'string');
  if (missing) throw unfit(part.table, `has a row without ${missing}`);
  if (!part.pairs && !Id.safeParse(row.id).success) throw unfit(part.table, `has a row whose id is none`);
  if (part.only && !part.only.includes(String(row[part.name]))) {
    throw unfit(part.table, `has ${String(row[part.name])}, which is no configuration`);
  }
  try {
    insides[part.table]?.(row);
  } catch (error) {
    if (error instanceof AppError || error instanceof z.ZodError || error instanceof TypeError) {
      throw unfit(part.table, `has ${String(row[part.name])}, which cannot be used: ${error.message.slice(0, 300)}`);
    }
    throw error;
  }
  return row;
}
