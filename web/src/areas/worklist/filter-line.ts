import { type FilterFault, parseFilterText, printFilterText } from '#contract/filter-text.ts';
import { daySpan } from '#contract/requests.ts';
import type { Filter } from '../requests/api.ts';
import { type ChipField, type Condition, conditionsOf, isDays, withCondition } from './filter-words.ts';

/** Words of the text form, English in every language so that a filter can be sent to anybody, and the fields they mean. */
export const textFields = {
  owner: 'ownerId',
  phase: 'phase',
  status: 'statusId',
  category: 'categoryId',
  code: 'problemCodeId',
  priority: 'priorityId',
  kind: 'kind',
  subkind: 'subKind',
  channel: 'channel',
  centre: 'centreId',
  customer: 'contactId',
  language: 'language',
  attention: 'attention',
  escalated: 'escalation',
  late: 'late',
  due: 'due',
  created: 'created',
  updated: 'updated',
  closed: 'closed',
} as const satisfies Record<string, ChipField>;
export type TextField = keyof typeof textFields;

const fieldNames = Object.keys(textFields) as TextField[];
const textFieldOf = (field: ChipField): TextField => fieldNames.find((name) => textFields[name] === field) as TextField;

/** Finds the value a word means (an id for a name), and the word a value is written as. Null: there is none such. */
export type Names = {
  valueOf: (field: ChipField, word: string) => string | null;
  wordOf: (field: ChipField, value: string) => string;
};

const yes = ['yes', 'true', '1'];
const no = ['no', 'false', '0'];

/** The filter a line of text means, over `before` of which only the order stays; and what in it cannot be meant, where. */
export function filterOfLine(
  line: string,
  names: Names,
  before: Filter = {},
): { filter: Filter; faults: FilterFault[] } {
  const { terms, words, faults } = parseFilterText(line, fieldNames);
  let filter: Filter = before.sort ? { sort: before.sort } : {};
  for (const term of terms) {
    const field = textFields[term.field as TextField];
    for (const word of term.values) {
      const condition = conditionOf(field, word, term.not, names);
      if (condition) filter = withCondition(filter, condition);
      else faults.push({ code: 'unknown_value', text: word, from: term.from, to: term.to });
    }
  }
  const q = words.join(' ').slice(0, 200);
  return { filter: q ? { ...filter, q } : filter, faults: faults.sort((a, b) => a.from - b.from) };
}

function conditionOf(field: ChipField, word: string, not: boolean, names: Names): Condition | null {
  const plain = word.toLowerCase();
  if (field === 'late') {
    if (!yes.includes(plain) && !no.includes(plain)) return null;
    return { field, value: String(yes.includes(plain) !== not) };
  }
  // Days cannot be excluded: the days before and after are said with < and >.
  if (isDays(field)) return daySpan.test(plain) && !not ? { field, value: plain } : null;
  const value = names.valueOf(field, word);
  if (value === null) return null;
  return not ? { field, value, not: true } : { field, value };
}

/** A filter as a line of text that `filterOfLine` reads back. */
export function lineOfFilter(filter: Filter, names: Names): string {
  const groups = Map.groupBy(conditionsOf(filter), (one) => `${one.not ? '-' : ''}${one.field}`);
  const terms = [...groups.values()].map((conditions) => {
    const [{ field, not }] = conditions as [Condition];
    const values = conditions.map((one) =>
      field === 'late'
        ? one.value === 'true'
          ? 'yes'
          : 'no'
        : isDays(field)
          ? one.value
          : names.wordOf(field, one.value),
    );
    return { field: textFieldOf(field), not: not === true, values };
  });
  return printFilterText(terms, filter.q ? filter.q.split(/\s+/).filter(Boolean) : []);
}
