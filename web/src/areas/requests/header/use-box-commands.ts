import { useTranslation } from 'react-i18next';
import type { Action } from '#contract/requests.ts';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { type Command, useCommands } from '../../../shell/palette/commands.ts';
import { useMay } from '../../../shell/session.tsx';
import { pathWords } from '../../../ui/path-words.ts';
import { useCategories, usePeople, usePriorities, useProblemCodes } from '../page/page-api.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { keyOf, type useRequestActions } from '../page/use-request-actions.ts';
import { offeredCodes } from '../what/offered-codes.ts';

/** What the universal box offers on a request besides the commands with keys: those of the menu, and those with a choice. */
export function useBoxCommands({ runs, run }: ReturnType<typeof useRequestActions>): void {
  const { t } = useTranslation('requests');
  const { request, can } = useRequestDesk();
  const may = useMay();
  const people = usePeople(can('assign') && may('request.pull'));
  const categories = useCategories();
  const codes = useProblemCodes();
  const priorities = usePriorities();
  const params = { id: request.id };
  const name = (action: Action) => t(`page.do.${action}`);

  const plain: Command[] = request.can
    .filter((action) => runs[action] && !keyOf[action])
    .map((action) => ({ id: action, label: name(action), run: () => runs[action]?.() }));
  const chosen: (Command | false)[] = [
    can('assign') &&
      may('request.pull') && {
        id: 'assign-to',
        label: t('page.box.assign'),
        choices: async () =>
          ((people.data ?? (await people.refetch()).data)?.rows ?? [])
            .filter((one) => one.mayOwn && one.id !== request.owner?.id)
            .map((one) => ({
              id: one.id,
              label: one.name,
              hint: one.email,
              run: () =>
                void run(
                  (version) => call(requestRoutes.assign, { params, body: { ownerId: one.id, version } }),
                  t('page.assign.done', { name: one.name }),
                  (version) =>
                    call(requestRoutes.assign, { params, body: { ownerId: request.owner?.id ?? null, version } }),
                ),
            })),
      },
    can('classify') && {
      id: 'set-category',
      label: t('page.box.category'),
      choices: async () =>
        ((categories.data ?? (await categories.refetch()).data)?.rows ?? [])
          .filter((one) => one.active && one.id !== request.category?.id)
          .map((one) => ({
            id: one.id,
            label: pathWords(one.path),
            run: () =>
              void run(
                (version) => call(requestRoutes.classify, { params, body: { categoryId: one.id, version } }),
                t('page.box.categoryDone', { name: pathWords(one.path) }),
                (version) =>
                  call(requestRoutes.classify, {
                    params,
                    body: { categoryId: request.category?.id ?? null, version },
                  }),
              ),
          })),
    },
    can('classify') && {
      id: 'set-problem-code',
      label: t('page.box.problemCode'),
      choices: async () =>
        offeredCodes(
          (codes.data ?? (await codes.refetch()).data)?.rows ?? [],
          (categories.data ?? (await categories.refetch()).data)?.rows ?? [],
          request.category?.id ?? null,
        )
          .filter((one) => one.id !== request.problemCode?.id)
          .map((one) => ({
            id: one.id,
            label: `${one.code} ${one.name}`,
            ...(one.priority ? { hint: one.priority.name } : {}),
            run: () =>
              void run(
                (version) => call(requestRoutes.setProblemCode, { params, body: { problemCodeId: one.id, version } }),
                t('page.box.problemCodeDone', { name: one.code }),
                (version) =>
                  call(requestRoutes.setProblemCode, {
                    params,
                    body: { problemCodeId: request.problemCode?.id ?? null, version },
                  }),
              ),
          })),
    },
    can('set_priority') && {
      id: 'set-priority',
      label: t('page.box.priority'),
      choices: async () =>
        ((priorities.data ?? (await priorities.refetch()).data)?.rows ?? [])
          .filter((one) => one.active && one.id !== request.priority.id)
          .map((one) => ({
            id: one.id,
            label: one.name,
            run: () =>
              void run(
                (version) => call(requestRoutes.setPriority, { params, body: { priorityId: one.id, version } }),
                t('page.box.priorityDone', { name: one.name }),
                (version) =>
                  call(requestRoutes.setPriority, { params, body: { priorityId: request.priority.id, version } }),
              ),
          })),
    },
  ];
  const commands = [...plain, ...chosen.filter((one) => one !== false)];
  const ids = commands.map((one) => one.label).join('|');
  const loaded = [people.data, categories.data, codes.data, priorities.data].map((one) => one?.rows.length ?? 0).join();
  useCommands(commands, `${request.id} ${request.version} ${loaded} ${ids}`);
}
