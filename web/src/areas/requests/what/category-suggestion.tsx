import { Button, Text } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { pathWords } from '../../../ui/path-words.ts';
import { useRequestDesk } from '../page/request-context.ts';
import classes from './what.module.css';

/** What the centre's own requests teach this one to be about, one press away; nothing once it says so already. */
export function CategorySuggestion({ onUse }: { onUse: (categoryId: string) => void }) {
  const { t } = useTranslation('requests');
  const { request, can } = useRequestDesk();
  const suggested = request.suggestedCategory;
  if (!suggested || !can('classify') || request.categorySource === 'manual') return null;
  if (suggested.id === request.category?.id) return null;
  return (
    <div className={classes.suggestion}>
      <IconSparkles size={14} aria-hidden />
      <Text size="sm" component="span">
        {t('page.what.suggested', { category: pathWords(suggested.name), confidence: suggested.confidence })}
      </Text>
      <Button size="compact-xs" variant="light" onClick={() => onUse(suggested.id)}>
        {t('page.what.useSuggested')}
      </Button>
    </div>
  );
}
