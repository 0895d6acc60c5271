import sanitizeHtml, { type IOptions } from 'sanitize-html';

/** Elements that others of their kind end where nobody does, so that letters of sloppy programs have hundreds in a row. */
const endsItself = new Set(
  'area base br col embed hr img input link meta source track wbr p li td th tr dt dd option'.split(' '),
);
/** Of elements of all kinds in one another; the parser walks through all of them at each end of an element never begun. */
const deepestOfAll = 1000;

class TooDeep extends Error {}

/**
 * Foreign HTML through the sanitizer; null when its elements nest deeper than `deepest`, not counting those that end
 * themselves. The parser's own depth is what counts, as only it knows which ends are none (in comments, in attributes, of
 * elements never begun): its work grows with the text times the depth. Throws nothing of its own.
 */
export function sanitiseUnlessDeep(html: string, options: IOptions, deepest: number): string | null {
  const depth = { counted: 0, all: 0 };
  const step = (name: string, by: 1 | -1) => {
    depth.all += by;
    if (!endsItself.has(name)) depth.counted += by;
    if (depth.counted > deepest || depth.all > deepestOfAll) throw new TooDeep();
  };
  try {
    return sanitizeHtml(html, {
      ...options,
      onOpenTag: (name) => step(name, 1),
      onCloseTag: (name) => step(name, -1),
    });
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
}
