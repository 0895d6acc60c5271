import { Id } from '#contract/common-shapes.ts';
import { invalid } from '#platform/errors.ts';
import { readCursor } from '#platform/http/cursor.ts';

/** Where a page of people went to: folded name and id. Throws `invalid_cursor`. */
export function readPersonCursor(cursor: string | undefined): { name: string; id: string } | null {
  const values = readCursor(cursor, 2);
  if (!values) return null;
  const [name, id] = values;
  if (typeof name !== 'string' || !Id.safeParse(id).success) {
    throw invalid('invalid_cursor', 'This page cursor is not one of ours.');
  }
  return { name, id: id as string };
}
