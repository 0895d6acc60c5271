import { useTranslation } from 'react-i18next';
import { useMe } from '../../shell/session.tsx';
import { useCatalogue } from './api.ts';
import { type Condition, fixedConditions } from './filter-words.ts';

/** Names conditions in the reader's language and lists all that can be chosen. */
export function useConditions() {
  const { t } = useTranslation(['worklist', 'requests']);
  const me = useMe();
  const { categories, priorities } = useCatalogue();

  const valueName = ({ field, value }: Condition): string => {
    switch (field) {
      case 'phase':
        return value === 'open' ? t('open') : t(`requests:phase.${value}`);
      case 'kind':
        return t(`requests:kind.${value}`);
      case 'channel':
        return t(`requests:channel.${value}`);
      case 'ownerId':
        return value === 'me' ? t('me', { name: me.person.name }) : value === 'none' ? t('nobody') : t('thisOne');
      case 'categoryId':
        return categories.find((one) => one.id === value)?.path ?? t('thisOne');
      case 'priorityId':
        return priorities.find((one) => one.id === value)?.name ?? t('thisOne');
      case 'centreId':
        return me.centres.find((one) => one.id === value)?.name ?? t('thisOne');
      case 'late':
        return t('late');
      default:
        return t('thisOne');
    }
  };
  const fieldName = (condition: Condition) => (condition.field === 'late' ? '' : t(`field.${condition.field}`));
  /** `Channel: Phone`; *Late* stands alone. */
  const name = (condition: Condition) => [fieldName(condition), valueName(condition)].filter(Boolean).join(': ');
  const all: Condition[] = [
    ...fixedConditions.slice(0, 4),
    ...categories.filter((one) => one.active).map((one) => ({ field: 'categoryId' as const, value: one.id })),
    ...priorities.filter((one) => one.active).map((one) => ({ field: 'priorityId' as const, value: one.id })),
    ...fixedConditions.slice(4),
    ...me.centres.map((one) => ({ field: 'centreId' as const, value: one.id })),
  ];
  return { name, valueName, fieldName, all };
}
