import { Button, CloseButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mode } from '../composer/composer-draft.ts';
import { useRequestDesk } from './request-context.ts';
import classes from './request-desk.module.css';

const actions = { reply: 'reply', note: 'add_note', call_note: 'add_call_note' } as const;

/**
 * Where the composer stands. On a phone the conversation gets its room: a bar at the bottom says what can be written, and
 * opens the composer; a draft that was begun is open at once. Nothing unmounts, so nothing typed is lost.
 */
export function WritingPlace(props: { modes: Mode[]; begun: boolean; children: ReactNode }) {
  const { t } = useTranslation(['requests', 'ui']);
  const { asked, goTo } = useRequestDesk();
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const turn = asked?.turn ?? 0;
  const [closedAt, setClosedAt] = useState(props.begun ? -1 : 0);
  const open = turn > closedAt;
  if (!narrow) return props.children;
  return (
    <>
      <div className={classes.writing} hidden={!open}>
        <CloseButton className={classes.fold} aria-label={t('ui:close')} onClick={() => setClosedAt(turn)} />
        {props.children}
      </div>
      {open ? null : (
        <div className={classes.writingBar} role="toolbar" aria-label={t('page.composer.label')}>
          {props.modes.map((mode, at) => (
            <Button key={mode} variant={at === 0 ? 'light' : 'default'} onClick={() => goTo(mode)}>
              {t(`page.do.${actions[mode]}`)}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
