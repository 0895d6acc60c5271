/** What spreadsheets take for the beginning of a formula, also in the wide forms that some fold to it (trap 64). */
const sign = '=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20';
const formula = new RegExp(`^[${sign}\\t\\r\\n]`);
/** Where a cell begins for a reader that splits by another separator than ours, as Excel does by its country's. */
const hiddenCell = new RegExp(`([,;|\\t\\r\\n]"*)(?=[${sign}])`, 'g');

/**
 * Text for a cell. What a spreadsheet could take for a formula gets an apostrophe before it: customers write these texts,
 * and whoever opens the file must not run them.
 */
export const safeText = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The same for a file of separated values, where a cell may begin in the middle of a text. */
export const safeSeparatedText = (text: string): string => safeText(text.replace(hiddenCell, "$1'"));
