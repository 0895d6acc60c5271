/** Marks in a row from which the form of UAX #15 §13 (Stream-Safe Text Format) cuts; no language has half as many. */
const longestRun = /(\p{M}{30})\p{M}+/gu;

/**
 * The text with runs of combining marks cut to 30. Foreign text is brought into this form before `normalize()`, which puts
 * the marks of a letter in order in a time that grows with the square of their number and can be stopped by nothing.
 */
export const streamSafe = (text: string): string => text.replace(longestRun, '$1');
