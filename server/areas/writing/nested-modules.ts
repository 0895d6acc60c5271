import { placeholdersOf, type TextsByLanguage } from '#areas/wording/index.ts';
import { folded } from './library.ts';

type Node = { id: string; keyword: string; owner_id: string | null; texts: TextsByLanguage };

/**
 * The module a keyword means inside a text of this owner: theirs first, then everybody's. A text of everybody's means only
 * everybody's, so that it says the same whoever writes.
 */
export function moduleOf<T extends Node>(modules: readonly T[], keyword: string, ownerId: string | null): T | null {
  const key = folded(keyword);
  const named = modules.filter((one) => folded(one.keyword) === key);
  const own = ownerId ? named.find((one) => one.owner_id === ownerId) : undefined;
  return own ?? named.find((one) => one.owner_id === null) ?? null;
}

/** The keywords a module's texts name, each once. */
const namedIn = (texts: TextsByLanguage): string[] => [
  ...new Set(
    Object.values(texts)
      .flatMap((html) => placeholdersOf(html ?? ''))
      .filter((one) => one.kind === 'module')
      .map((one) => one.name),
  ),
];

/** The way from a module back to itself through the modules standing in it, as keywords in order; null when there is none. */
export function circleOf(modules: readonly Node[], start: Node): string[] | null {
  const all = [...modules.filter((one) => one.id !== start.id), start];
  const seen = new Set<string>();
  const walk = (node: Node, chain: string[]): string[] | null => {
    for (const keyword of namedIn(node.texts)) {
      const next = moduleOf(all, keyword, node.owner_id);
      if (!next) continue;
      if (next.id === start.id) return [...chain, next.keyword];
      if (seen.has(next.id)) continue;
      seen.add(next.id);
      const found = walk(next, [...chain, next.keyword]);
      if (found) return found;
    }
    return null;
  };
  return walk(start, [start.keyword]);
}

/** Modules in whose texts this one stands. */
export const standsIn = (modules: readonly Node[], one: Node): Node[] =>
  modules.filter(
    (other) =>
      other.id !== one.id &&
      namedIn(other.texts).some((keyword) => moduleOf(modules, keyword, other.owner_id)?.id === one.id),
  );
