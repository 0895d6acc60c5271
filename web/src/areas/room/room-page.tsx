import { Button, Group, Select } from '@mantine/core';
import { IconCalendarEvent, IconDeviceTv } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Room, RoomPerson, RoomRequest } from '#contract/room.ts';
import { useKey } from '../../shell/keys.ts';
import { latePart } from '../../shell/late-page.ts';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { DuePart } from './due-part.tsx';
import { PersonLine } from './person-line.tsx';
import { QueuePart } from './queue-part.tsx';
import classes from './room.module.css';
import { useRoom, useRoomMoves } from './room-api.ts';
import { RoomContext } from './room-context.ts';
import { ofCategory, shownRoom } from './shown-room.ts';

const AssignDialog = latePart(() => import('./assign-dialog.tsx'));
const CategoriesDialog = latePart(() => import('./categories-dialog.tsx'));

/** The supervisor's room: who is in and holds what, what waits, what will be late; live, and moved from here. */
export function RoomPage() {
  const { t } = useTranslation('room');
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { centre?: string; category?: string; wall?: string };
  const { data, error, refetch } = useRoom(search.centre);
  const choose = (next: object) => void navigate({ to: '/room', search: { ...search, ...next } });
  const wall = search.wall === 'true';
  return (
    <Page
      title={t('title')}
      actions={
        <Group gap="xs">
          <Button component={Link} to="/queue/orphans" variant="default">
            {t('orphans', { count: data?.orphans ?? 0 })}
          </Button>
          <Button
            component={Link}
            to="/absences"
            variant="default"
            leftSection={<IconCalendarEvent size={16} aria-hidden />}
          >
            {t('absences')}
          </Button>
          <Button
            variant="default"
            aria-pressed={wall}
            leftSection={<IconDeviceTv size={16} aria-hidden />}
            onClick={() => choose({ wall: wall ? undefined : 'true' })}
          >
            {t('wall')}
          </Button>
        </Group>
      }
    >
      {error && !data ? <ProblemAlert error={error} again={() => void refetch()} /> : null}
      {data ? (
        <>
          <Filters room={data} centre={search.centre} category={search.category} choose={choose} />
          <Parts room={shownRoom(data, search.category)} wall={wall} />
        </>
      ) : error ? null : (
        <LoadingLines lines={12} />
      )}
    </Page>
  );
}

function Filters(props: {
  room: Room;
  centre: string | undefined;
  category: string | undefined;
  choose: (next: object) => void;
}) {
  const { t } = useTranslation('room');
  const { room, choose } = props;
  const present = room.people.filter((one) => one.present).length;
  const waiting = room.queue.reduce((sum, row) => sum + row.waiting, 0);
  const categories = room.queue.flatMap((row) => (row.category ? [row.category] : []));
  return (
    <div className={classes.bar}>
      <p className={classes.sum} role="status">
        {t('sum', { present, waiting, late: room.late, soon: room.dueSoon })}
      </p>
      <Group gap="xs">
        {room.centres.length > 1 ? (
          <Select
            aria-label={t('centre')}
            placeholder={t('allCentres')}
            clearable
            w={240}
            data={room.centres.map((one) => ({ value: one.id, label: one.name }))}
            value={props.centre ?? null}
            onChange={(centre) => choose({ centre: centre ?? undefined, category: undefined })}
          />
        ) : null}
        <Select
          aria-label={t('category')}
          placeholder={t('allCategories')}
          clearable
          searchable
          w={220}
          data={categories.map((one) => ({ value: one.name, label: pathWords(one.name) }))}
          value={categories.some((one) => one.name === props.category) ? (props.category ?? null) : null}
          onChange={(category) => choose({ category: category ?? undefined })}
        />
      </Group>
    </div>
  );
}

function Parts({ room, wall }: { room: Room; wall: boolean }) {
  const { t } = useTranslation('room');
  const moves = useRoomMoves();
  const [dragged, drag] = useState<RoomRequest | null>(null);
  const [pointed, point] = useState<RoomRequest | null>(null);
  const [assigning, setAssigning] = useState<RoomRequest | null>(null);
  const [member, setMember] = useState<RoomPerson | null>(null);
  const can = (what: Room['can'][number]) => room.can.includes(what);
  // What it was when the focus came to it may be older than what is on the screen.
  const latest = (request: RoomRequest) =>
    [...room.due, ...room.people.flatMap((one) => one.holds)].find((one) => one.id === request.id) ?? request;
  const assign = (request: RoomRequest) => setAssigning(latest(request));
  useKey('request-assign', 'a', t('assign.open'), () => pointed && assign(pointed), can('assign') && pointed !== null);
  useKey('row-down', 'j', t('key.down'), () => stepFocus(1));
  useKey('row-up', 'k', t('key.up'), () => stepFocus(-1));
  const centreIds = room.centres.map((one) => one.id);
  return (
    <RoomContext.Provider value={{ moves, can, dragged, drag, assign, point }}>
      <div className={classes.parts} data-wall={wall || undefined}>
        <div className={classes.people}>
          <Panel flush title={t('people.title')} note={t('people.note', { count: room.people.length })}>
            <ul className={classes.list} aria-label={t('people.title')}>
              {room.people.map((person) => (
                <PersonLine
                  key={person.id}
                  person={person}
                  categories={ofCategory(person, room)}
                  onCategories={() => setMember(person)}
                />
              ))}
            </ul>
          </Panel>
        </div>
        <div className={classes.queue}>
          <Panel flush title={t('queue.title')}>
            <QueuePart rows={room.queue} />
          </Panel>
        </div>
        <div className={classes.due}>
          <Panel flush title={t('due.title')} note={t('due.note', { late: room.late, soon: room.dueSoon })}>
            <DuePart rows={room.due} />
          </Panel>
        </div>
      </div>
      <Suspense>
        {assigning ? (
          <AssignDialog request={assigning} people={room.people} onClose={() => setAssigning(null)} />
        ) : null}
        {member ? <CategoriesDialog person={member} centreIds={centreIds} onClose={() => setMember(null)} /> : null}
      </Suspense>
    </RoomContext.Provider>
  );
}

/** Moves the focus through the requests of the room, in the order of the screen. */
function stepFocus(by: number): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-request]')];
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[at === -1 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
}
