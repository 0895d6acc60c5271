import type { Catalogue } from '#areas/catalog/index.ts';
import { otherCentresProblem } from '#areas/staff/index.ts';
import type { Draft } from '#contract/effects.ts';
import type { Permission } from '#contract/permissions.ts';
import { forbidden } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';

const needed: Record<Exclude<Draft['kind'], 'absence'>, Permission> = {
  person: 'person.edit',
  centre: 'centre.edit',
  category: 'member.edit',
  status: 'setting.edit',
  calendar: 'setting.edit',
  priority: 'setting.edit',
  priority_order: 'setting.edit',
  problem_code: 'setting.edit',
  mail_address: 'setting.edit',
  sign_in_rules: 'person.edit',
  rule: 'procedure.edit',
  rule_order: 'procedure.edit',
  escalation: 'procedure.edit',
};

/**
 * The answer counts what others see and who is at the desk, so it is for whoever may save: a supervisor in the own centres,
 * and of what reaches the whole desk one who leads them all (else `other_centres`).
 */
export function assertMayForesee(principal: Principal, catalogue: Catalogue, draft: Draft): void {
  const { permissions } = principal;
  // Whose absence it is decides, and that is asked of the database.
  if (draft.kind === 'absence') return;
  if (!permissions.has(needed[draft.kind])) throw forbidden('Only who may change this setting sees what it would do.');
  if (permissions.has('setting.edit')) return;
  if (draft.kind === 'rule' || draft.kind === 'rule_order' || draft.kind === 'escalation') {
    const others = [...catalogue.centres.values()].filter((one) => one.active && !principal.centreIds.includes(one.id));
    if (others.length > 0) throw otherCentresProblem(others.map((one) => one.name).sort());
    return;
  }
  const centreIds =
    draft.kind === 'centre'
      ? [draft.id]
      : draft.kind === 'category'
        ? [draft.values.centreId, catalogue.categories.get(draft.id ?? '')?.centreId]
        : [];
  if (centreIds.some((id) => !id || !principal.centreIds.includes(id))) {
    throw forbidden('You see this for your own centres only.');
  }
}
