import type { Catalogue } from '#areas/catalog/index.ts';
import type { MacroStep } from '#contract/words.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { checkedTexts } from './checked-texts.ts';
import { contradictionOf, stepName } from './macro-order-calc.ts';
import type { TextModuleRow } from './text-module-queries.ts';

/**
 * The steps of a macro as they are kept, their own texts tidied. Throws `steps_conflict`, `empty_text`,
 * `reference_unknown`, `unknown_variable`, `unknown_module`. `ownerId`: whose texts besides everybody's it may send.
 */
export function checkedSteps(
  steps: readonly MacroStep[],
  catalogue: Catalogue,
  modules: readonly TextModuleRow[],
  ownerId: string | null,
): MacroStep[] {
  const against = contradictionOf(steps);
  if (against) {
    throw invalid('steps_conflict', `These steps cannot stand together: ${against.join(', ')}.`, { steps: against });
  }
  return steps.map((step) => {
    assertKnown(step, catalogue, modules, ownerId);
    if (step.do !== 'write' || step.templateId) return step.do === 'write' ? { ...step, texts: undefined } : step;
    return { ...step, templateId: null, texts: checkedTexts(step.texts ?? {}, modules, ownerId) };
  });
}

function assertKnown(
  step: MacroStep,
  catalogue: Catalogue,
  modules: readonly TextModuleRow[],
  ownerId: string | null,
): void {
  const template = step.do === 'write' && step.templateId ? modules.find((one) => one.id === step.templateId) : null;
  const known =
    step.do === 'write'
      ? !step.templateId || (template && (template.owner_id === null || template.owner_id === ownerId))
      : step.do === 'set_category'
        ? catalogue.categories.get(step.categoryId)?.active
        : step.do === 'set_priority'
          ? catalogue.priorities.get(step.priorityId)?.active
          : step.do === 'set_status'
            ? catalogue.statuses.get(step.statusId)?.active
            : step.do === 'assign' && step.to === 'person'
              ? Boolean(step.personId)
              : true;
  if (!known) throw conflict('reference_unknown', `What the step ${stepName(step)} names does not exist.`);
}
