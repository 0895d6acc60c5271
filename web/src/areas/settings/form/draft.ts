/** What differs between two drafts, field by field; drafts hold plain JSON values. */
export function changedFields<T extends object>(before: T, after: T): (keyof T)[] {
  return (Object.keys(after) as (keyof T)[]).filter((name) => !sameValue(before[name], after[name]));
}

/** Whether two plain JSON values say the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The fields of `after` that differ from `before`: an edit sends only these, and so touches nothing else. */
export function onlyChanged<T extends object>(before: T, after: T): Partial<T> {
  return Object.fromEntries(changedFields(before, after).map((name) => [name, after[name]])) as Partial<T>;
}

export type Merge<T> = {
  values: T;
  /** Fields only the other person changed: theirs are taken over. */
  taken: (keyof T)[];
  /** Fields both changed: mine stays until I decide. */
  both: (keyof T)[];
};

/**
 * Joins what I typed with what somebody else saved meanwhile. `base` is what I started from. Nothing I typed is lost;
 * what I left alone follows the newest version.
 */
export function mergeDraft<T extends object>(base: T, mine: T, theirs: T): Merge<T> {
  const touched = new Set(changedFields(base, mine));
  const moved = changedFields(base, theirs);
  return {
    values: { ...theirs, ...onlyChanged(base, mine) },
    taken: moved.filter((name) => !touched.has(name)),
    both: moved.filter((name) => touched.has(name) && !sameValue(mine[name], theirs[name])),
  };
}
