import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { placeId, useRequestDesk } from '../page/request-context.ts';
import { ConfirmChoice } from './confirm-choice.tsx';
import classes from './what.module.css';

/**
 * What chose the category where no person did, and the press that makes it one's own: rules leave it then, and the learned
 * suggestion learns from it. The centre's default is nobody's choice and says nothing.
 */
export function CategoryOrigin({ onConfirm }: { onConfirm: (categoryId: string) => void }) {
  const { t } = useTranslation('requests');
  const { request, can } = useRequestDesk();
  const { category, categorySource: source, metRule } = request;
  if (!category || !source || source === 'manual' || source === 'centre') return null;
  return (
    <div className={classes.suggestion}>
      <Text size="sm" component="span">
        {source === 'rule' && metRule
          ? t('page.what.byRuleOnly', { name: metRule.name })
          : t(`page.what.categorySource.${source}`)}
      </Text>
      {can('classify') ? (
        <ConfirmChoice
          name={t('page.what.confirmCategory', { name: category.name })}
          focusId={placeId('classification')}
          onConfirm={() => onConfirm(category.id)}
        />
      ) : null}
    </div>
  );
}
