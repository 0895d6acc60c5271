import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { catalogRoutes } from '#contract/catalog.ts';
import { requestRoutes } from '#contract/requests.ts';
import { presenceRoutes, type RoomPerson, type RoomRequest, roomRoutes } from '#contract/room.ts';
import { call, isProblem } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';
import { toastDone, toastNote, toastProblem } from '../../ui/toast.tsx';
import type { PresenceBody } from './presence-api.ts';

/** Also asked for once a minute: time alone makes requests late and ends absences. */
const renewMs = 60_000;

export function useRoom(centreId: string | undefined) {
  return useQuery({
    queryKey: [scopes.room, centreId ?? 'all'],
    queryFn: ({ signal }) => call(roomRoutes.read, { query: { centreId }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: renewMs,
  });
}

export type Target = { ownerId: string | null; name: string; categoryId?: string };

/** What a supervisor does from the room; each with a word that it is done and the way back. */
export function useRoomMoves() {
  const { t } = useTranslation('room');
  const client = useQueryClient();
  const renew = () => {
    for (const scope of [scopes.room, scopes.lists, scopes.queue, scopes.request]) {
      void client.invalidateQueries({ queryKey: [scope] });
    }
  };
  const tell = (error: unknown) => {
    renew();
    if (isProblem(error, 'not_a_member')) toastNote(t('refused.notMember'));
    else if (isProblem(error, 'request_changed')) toastNote(t('refused.changed'));
    else toastProblem(error);
  };
  const attempt = async (run: () => Promise<unknown>): Promise<boolean> => {
    try {
      await run();
      return true;
    } catch (error) {
      tell(error);
      return false;
    } finally {
      renew();
    }
  };
  const assign = (request: RoomRequest, to: Target, version: number) =>
    call(requestRoutes.assign, {
      params: { id: request.id },
      body: { ownerId: to.ownerId, version, ...(to.categoryId ? { categoryId: to.categoryId } : {}) },
    });

  /** Gives a request to a person, or back to the queue. */
  const move = (request: RoomRequest, to: Target): Promise<boolean> => {
    if (to.ownerId === (request.owner?.id ?? null) && (!to.categoryId || to.categoryId === request.category?.id)) {
      return Promise.resolve(true);
    }
    return attempt(async () => {
      const { version } = await assign(request, to, request.version);
      const former: Target = {
        ownerId: request.owner?.id ?? null,
        name: request.owner?.name ?? '',
        ...(request.category ? { categoryId: request.category.id } : {}),
      };
      toastDone(t(to.ownerId ? 'moved' : 'returned', { number: request.number, name: to.name }), {
        label: t('undo'),
        run: () => void attempt(() => assign(request, former, version)),
      });
    });
  };

  const setOf = (person: RoomPerson, body: PresenceBody) =>
    call(presenceRoutes.setOf, { params: { id: person.id }, body });
  const former = (person: RoomPerson): PresenceBody => ({
    state: person.state,
    note: person.note,
    untilAt: person.untilAt && Date.parse(person.untilAt) > Date.now() ? person.untilAt : null,
  });

  const setPresence = (person: RoomPerson, state: PresenceBody['state']): Promise<boolean> =>
    attempt(async () => {
      await setOf(person, { state });
      toastDone(t('presenceSet', { name: person.name, state: t(`state.${state}`) }), {
        label: t('undo'),
        run: () => void attempt(() => setOf(person, former(person))),
      });
    });

  /** For somebody who forgot to sign out: offline, and what they hold goes back to the queue with its deadline. */
  const signOff = (person: RoomPerson): Promise<boolean> =>
    attempt(async () => {
      const { returned } = await call(roomRoutes.depart, { params: { id: person.id }, body: { held: 'return' } });
      toastDone(t('signedOff', { name: person.name, count: returned.length }), {
        label: t('undo'),
        run: () =>
          void attempt(async () => {
            for (const { id } of returned) {
              await call(requestRoutes.assign, { params: { id }, body: { ownerId: person.id } });
            }
            await setOf(person, former(person));
          }),
      });
    });

  /** Makes somebody a member of these categories among those listed, and of no other of them. */
  const setCategories = (
    person: RoomPerson,
    listed: readonly { id: string; version: number; members: readonly { id: string }[] }[],
    chosen: ReadonlySet<string>,
  ): Promise<boolean> =>
    attempt(async () => {
      const undo: (() => Promise<unknown>)[] = [];
      for (const category of listed) {
        const before = category.members.map((one) => one.id);
        if (before.includes(person.id) === chosen.has(category.id)) continue;
        const memberIds = chosen.has(category.id) ? [...before, person.id] : before.filter((id) => id !== person.id);
        const params = { id: category.id };
        const { version } = await call(catalogRoutes.editCategory, {
          params,
          body: { memberIds, version: category.version },
        });
        undo.push(() => call(catalogRoutes.editCategory, { params, body: { memberIds: before, version } }));
      }
      void client.invalidateQueries({ queryKey: [scopes.settings] });
      if (undo.length === 0) return;
      toastDone(t('categoriesSet', { name: person.name }), {
        label: t('undo'),
        run: () =>
          void attempt(async () => {
            for (const one of undo) await one();
            void client.invalidateQueries({ queryKey: [scopes.settings] });
          }),
      });
    });

  return { move, setPresence, signOff, setCategories };
}

export type RoomMoves = ReturnType<typeof useRoomMoves>;
