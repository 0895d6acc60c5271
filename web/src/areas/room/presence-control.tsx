import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCalendarEvent, IconChevronDown, IconPencil } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PresenceState, presenceStates } from '#contract/room.ts';
import { comboParts, useKey } from '../../shell/keys.ts';
import { latePart } from '../../shell/late-page.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { timeOfDay } from '../../ui/moment-words.ts';
import { useNow } from '../../ui/now.ts';
import { useZone } from '../../ui/zone.ts';
import classes from './presence.module.css';
import { standingOf, useComeBack, useOwnPresence, useSetPresence } from './presence-api.ts';
import { PresenceIcon } from './presence-icon.tsx';

const PresenceDialog = latePart(() => import('./presence-dialog.tsx'));

/** `● Available ▾`: how I am here, at the right of the top bar. `g p` opens it, `b` says *I am back*. */
export default function PresenceControl() {
  const { t, i18n } = useTranslation('room');
  const navigate = useNavigate();
  const zone = useZone();
  const now = useNow();
  const { data } = useOwnPresence();
  const set = useSetPresence();
  const back = useComeBack();
  const [open, setOpen] = useState(false);
  const [detailed, setDetailed] = useState(false);
  const standing = data ? standingOf(data, now) : 'available';
  const gone = standing !== 'available' && standing !== 'busy';
  const until = standing === 'absent' ? data?.absence?.toAt : data?.untilAt;
  useKey('presence', 'g p', t('key.presence'), () => setOpen(true));
  useKey('come-back', 'b', t('back'), () => back.mutate(), gone);
  if (!data) return null;
  const choose = (state: string) => {
    setOpen(false);
    set.mutate({ state: state as PresenceState });
  };
  return (
    <>
      <Menu position="bottom-end" width={280} opened={open} onChange={setOpen}>
        <Menu.Target>
          <UnstyledButton className={classes.target}>
            <VisuallyHidden>{t('mine')}: </VisuallyHidden>
            <PresenceIcon state={standing} />
            <span className={classes.word}>{t(`state.${standing}`)}</span>
            {until && gone ? (
              <span className={classes.word}>
                {t('until', { time: timeOfDay(Date.parse(until), i18n.language, zone) })}
              </span>
            ) : null}
            <IconChevronDown size={14} aria-hidden className={classes.caret} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {data.note ? <Menu.Label className={classes.note}>{data.note}</Menu.Label> : null}
          {gone ? (
            <>
              <Menu.Item rightSection={<KeyHint keys={comboParts('b')} />} onClick={() => back.mutate()}>
                {t('back')}
              </Menu.Item>
              <Menu.Divider />
            </>
          ) : null}
          <Menu.RadioGroup value={data.state} onChange={choose}>
            {presenceStates.map((state) => (
              <Menu.RadioItem key={state} value={state}>
                <span className={classes.choice}>
                  <PresenceIcon state={state} />
                  {t(`state.${state}`)}
                </span>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setDetailed(true)}>
            {t('detail')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCalendarEvent size={16} aria-hidden />}
            onClick={() => void navigate({ to: '/absences' })}
          >
            {t('absences')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {detailed ? (
        <Suspense>
          <PresenceDialog presence={data} onClose={() => setDetailed(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
