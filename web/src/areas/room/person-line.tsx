import { ActionIcon, Menu } from '@mantine/core';
import { IconCalendarPlus, IconDoorExit, IconDots, IconFolders } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RoomPerson } from '#contract/room.ts';
import { age, relativeMoment, timeOfDay } from '../../ui/moment-words.ts';
import { useNow } from '../../ui/now.ts';
import { useZone } from '../../ui/zone.ts';
import { standingOf } from './presence-api.ts';
import { PresenceIcon } from './presence-icon.tsx';
import classes from './room.module.css';
import { dropProps, useRoomDesk } from './room-context.ts';
import { RoomRequestLine } from './room-request-line.tsx';

const settable = ['available', 'busy', 'break', 'away'] as const;

/** Somebody of the room: how they stand, what they hold and for how long, what they did today. */
export function PersonLine(props: { person: RoomPerson; categories: string; onCategories: () => void }) {
  const { t, i18n } = useTranslation('room');
  const desk = useRoomDesk();
  const { person } = props;
  const now = useNow();
  const standing = standingOf(person, now);
  return (
    <li
      className={classes.person}
      data-present={person.present || undefined}
      {...dropProps(
        desk,
        person.pulls,
        (request) => void desk.moves.move(request, { ownerId: person.id, name: person.name }),
      )}
    >
      <div className={classes.who}>
        <PresenceIcon state={standing} />
        <span>
          <span className={classes.name}>{person.name}</span>{' '}
          <span className={classes.state}>
            {t(`state.${standing}`)}
            <Since person={person} standing={standing} />
          </span>
        </span>
      </div>
      <span className={classes.figures}>
        {t('figures', { open: person.openRequests, answered: person.answeredToday, closed: person.closedToday })}
      </span>
      <PersonMenu person={person} onCategories={props.onCategories} />
      {person.note ? <span className={classes.line}>{person.note}</span> : null}
      {person.holds.map((request) => (
        <RoomRequestLine key={request.id} request={request}>
          {request.heldSince ? t('held', { time: age(request.heldSince, now, i18n.language) }) : null}
        </RoomRequestLine>
      ))}
      {props.categories ? (
        <span className={classes.line} title={props.categories}>
          {props.categories}
        </span>
      ) : null}
    </li>
  );
}

/** Since when, and until when where that is known. */
function Since({ person, standing }: { person: RoomPerson; standing: string }) {
  const { t, i18n } = useTranslation('room');
  const zone = useZone();
  const now = useNow();
  if (standing === 'absent' && person.absence) {
    return <> · {t('until', { time: relativeMoment(person.absence.toAt, now, i18n.language, zone) })}</>;
  }
  if (person.untilAt) return <> · {t('until', { time: timeOfDay(Date.parse(person.untilAt), i18n.language, zone) })}</>;
  return person.since ? <> · {age(person.since, now, i18n.language)}</> : null;
}

function PersonMenu({ person, onCategories }: { person: RoomPerson; onCategories: () => void }) {
  const { t } = useTranslation('room');
  const navigate = useNavigate();
  const { moves, can } = useRoomDesk();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon variant="subtle" size={28} aria-label={t('person.menu', { name: person.name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('person.set')}</Menu.Label>
        {settable.map((state) => (
          <Menu.Item
            key={state}
            leftSection={<PresenceIcon state={state} />}
            disabled={person.state === state}
            onClick={() => void moves.setPresence(person, state)}
          >
            {t(`state.${state}`)}
          </Menu.Item>
        ))}
        <Menu.Item
          leftSection={<IconDoorExit size={16} aria-hidden />}
          disabled={person.state === 'offline' && person.holds.length === 0}
          onClick={() => void moves.signOff(person)}
        >
          {t('person.signOff', { count: person.holds.length })}
        </Menu.Item>
        <Menu.Divider />
        {can('set_members') ? (
          <Menu.Item leftSection={<IconFolders size={16} aria-hidden />} onClick={onCategories}>
            {t('person.categories')}
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/absences', search: { person: person.id } })}
        >
          {t('person.absence')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
