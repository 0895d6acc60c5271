import { SegmentedControl, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './writing.module.css';

/** Whether something is everybody's or mine; decided when it is made. Who may not share keeps it. */
export function WhoseField(props: {
  isNew: boolean;
  personal: boolean;
  shares: boolean;
  onChange: (personal: boolean) => void;
}) {
  const { t } = useTranslation('writing');
  if (!props.isNew || !props.shares) {
    return (
      <Text size="sm" c="dimmed">
        {t(props.personal ? 'whose.onlyMine' : 'whose.forEverybody')}
      </Text>
    );
  }
  return (
    <div className={classes.field}>
      <SegmentedControl
        aria-label={t('whose.head')}
        value={props.personal ? 'mine' : 'everybody'}
        onChange={(value) => props.onChange(value === 'mine')}
        data={(['everybody', 'mine'] as const).map((value) => ({ value, label: t(`whose.${value}`) }))}
      />
    </div>
  );
}
