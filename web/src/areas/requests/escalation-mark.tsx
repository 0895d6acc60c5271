import { VisuallyHidden } from '@mantine/core';
import { IconStairsUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './escalation-mark.module.css';

/**
 * The level of escalation a request has reached; nothing where it has reached none. `small`: only its number beside the
 * icon, the word in the tooltip and for screen readers.
 */
export function EscalationMark({ level, small = false }: { level: number; small?: boolean }) {
  const { t } = useTranslation('requests');
  if (level === 0) return null;
  return (
    <span
      className={classes.mark}
      data-tip={t('page.levelReached', { level })}
      data-level={level}
      data-small={small || undefined}
    >
      <IconStairsUp size={14} aria-hidden />
      {small ? (
        <>
          <span aria-hidden>{level}</span>
          <VisuallyHidden>{t('page.levelReached', { level })}</VisuallyHidden>
        </>
      ) : (
        t('page.level', { level })
      )}
    </span>
  );
}
