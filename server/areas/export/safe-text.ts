/** What spreadsheets take for the beginning of a formula, also in the wide forms that some fold to it (trap 64). */
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Text for a cell. What a spreadsheet could take for a formula gets an apostrophe before it: customers write these texts,
 * and whoever opens the file must not run them.
 */
export const safeText = (text: string): string => (formula.test(text) ? `'${text}` : text);
