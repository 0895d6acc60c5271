import type { Rule } from '#contract/rules.ts';
import type { ListedRule } from './rule-queries.ts';

/** A rule in the shape of the contract. A category goes by its whole path, as its last name may repeat in the tree. */
export function presentRule(row: ListedRule): Rule {
  const named = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null);
  return {
    id: row.id,
    name: row.name,
    rank: row.rank,
    beatsChoice: row.beats_choice,
    conditions: row.conditions,
    category: named(row.category_id, row.category_path),
    priority: named(row.priority_id, row.priority_name),
    owner: named(row.owner_id, row.owner_name),
    language: row.language,
    active: row.active,
    names: row.names,
    version: row.version,
  };
}
