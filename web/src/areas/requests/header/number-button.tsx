import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './header.module.css';

/** The number of the request; a press copies it. */
export function NumberButton({ number }: { number: number }) {
  const { t } = useTranslation('requests');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(String(number));
      setCopied(true);
    } catch {
      // Without permission for the clipboard the number can still be marked and copied by hand.
    }
  };
  return (
    <Tooltip label={copied ? t('page.copied') : t('page.copy')}>
      <UnstyledButton
        className={classes.number}
        onClick={() => void copy()}
        aria-label={t('page.copyNumber', { number })}
      >
        {number}
        {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden className={classes.copy} />}
        <VisuallyHidden role="status">{copied ? t('page.copied') : ''}</VisuallyHidden>
      </UnstyledButton>
    </Tooltip>
  );
}
