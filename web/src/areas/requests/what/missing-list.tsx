import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyOf } from '../../../shell/key-of.tsx';
import { useKey } from '../../../shell/keys.ts';
import { type Missing, useRequestDesk } from '../page/request-context.ts';
import classes from './what.module.css';

/** After completing was tried: what is still missing, each a way there; one key goes to the first. */
export function MissingList() {
  const { t } = useTranslation('requests');
  const { missing, tried, goTo } = useRequestDesk();
  const shown = tried && missing.length > 0;
  const first = missing[0];
  const button = useRef<HTMLButtonElement>(null);
  useKey('first-missing', 'f', t('page.missing.first'), () => first && goTo(first), shown);
  useEffect(() => {
    if (shown) button.current?.focus();
  }, [shown]);
  if (!shown || !first) return null;
  return (
    <div className={classes.missing} role="alert">
      <p className={classes.missingTitle}>
        <IconAlertTriangle size={16} aria-hidden />
        {t('page.missing.title', { count: missing.length })}
      </p>
      <ul className={classes.missingList}>
        {missing.map((one) => (
          <li key={one}>
            <button type="button" className={classes.missingLink} onClick={() => goTo(one)}>
              {t(`page.section.${one satisfies Missing}`)}
            </button>
          </li>
        ))}
      </ul>
      <Button
        ref={button}
        size="xs"
        variant="default"
        onClick={() => goTo(first)}
        rightSection={<KeyOf name="first-missing" combo="f" />}
      >
        {t('page.missing.first')}
      </Button>
    </div>
  );
}
