import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { pathWords } from '../../../ui/path-words.ts';
import { placeId, useRequestDesk } from '../page/request-context.ts';
import { ConfirmChoice } from './confirm-choice.tsx';
import classes from './what.module.css';

/**
 * What chose the category where no person did, and the press that makes it one's own: rules leave it then, and the learned
 * suggestion learns from it. The centre's default is nobody's choice and says nothing. What a person had chosen before a
 * rule put this one in its place is said below.
 */
export function CategoryOrigin({ onConfirm }: { onConfirm: (categoryId: string) => void }) {
  const { t } = useTranslation('requests');
  const { request, can } = useRequestDesk();
  const { category, categorySource: source, metRule } = request;
  const human = request.humanCategory;
  const overridden =
    human && human.id !== category?.id ? (
      <Text size="sm" c="dimmed" mt={4}>
        {t('page.what.humanCategory', { name: pathWords(human.name) })}
      </Text>
    ) : null;
  if (!category || !source || source === 'manual' || source === 'centre') return overridden;
  return (
    <>
      <div className={classes.suggestion}>
        <Text size="sm" component="span">
          {source === 'rule' && metRule
            ? t('page.what.byRuleOnly', { name: metRule.name })
            : t(`page.what.categorySource.${source}`)}
        </Text>
        {can('classify') ? (
          <ConfirmChoice
            name={t('page.what.confirmCategory', { name: pathWords(category.name) })}
            focusId={placeId('classification')}
            onConfirm={() => onConfirm(category.id)}
          />
        ) : null}
      </div>
      {overridden}
    </>
  );
}
