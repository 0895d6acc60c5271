import { useTranslation } from 'react-i18next';
import type { MacroStep } from '#contract/words.ts';
import { localeOf } from '../../../ui/moment-words.ts';
import { pathWords } from '../../../ui/path-words.ts';
import { useCategories, usePriorities, useStatuses } from '../../catalog/api.ts';
import { useEverybody } from '../../staff/api.ts';
import { useTexts } from '../api.ts';

/** What a macro does, as one sentence: each step in the reader's words, by the names things have now. */
export function useStepsSentence(): (steps: readonly MacroStep[]) => string {
  const { t, i18n } = useTranslation(['writing', 'requests']);
  const categories = useCategories().data?.rows ?? [];
  const priorities = usePriorities().data?.rows ?? [];
  const statuses = useStatuses().data?.rows ?? [];
  const texts = useTexts().data?.rows ?? [];
  const people = useEverybody();
  const nameOf = (rows: { id: string; name: string }[], id: string | null | undefined) =>
    rows.find((row) => row.id === id)?.name ?? '…';
  const words = (step: MacroStep): string => {
    switch (step.do) {
      case 'write':
        return step.templateId
          ? t(`step.words.template_${step.as}`, { name: nameOf(texts, step.templateId) })
          : t(`step.words.own_${step.as}`);
      case 'set_kind':
        return t('step.words.set_kind', { what: t(`requests:kind.${step.subKind ?? step.kind}`) });
      case 'set_category': {
        const path = pathWords(categories.find((one) => one.id === step.categoryId)?.path);
        return t('step.words.set_category', { what: path ?? '…' });
      }
      case 'set_priority':
        return t('step.words.set_priority', { what: nameOf(priorities, step.priorityId) });
      case 'set_status':
        return t('step.words.set_status', { what: nameOf(statuses, step.statusId) });
      case 'assign':
        return t(`step.words.assign_${step.to}`, { name: nameOf(people, step.personId) });
      case 'postpone':
        return t('step.words.postpone', { hours: step.minutes / 60 });
      default:
        return t(`step.words.${step.do}`);
    }
  };
  return (steps) => {
    const sentence = new Intl.ListFormat(localeOf(i18n.language), { type: 'conjunction' }).format(steps.map(words));
    return sentence.charAt(0).toLocaleUpperCase(i18n.language) + sentence.slice(1);
  };
}
