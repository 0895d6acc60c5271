import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Category, catalogRoutes } from '#contract/catalog.ts';
import { call, isProblem } from '../../shell/api-client.ts';
import { lastOfPath, pathWords } from '../../ui/path-words.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { useSettingsChanged } from '../settings/api.ts';
import { NamedSelect } from '../settings/form/named-select.tsx';
import { subtreeOf } from './category-tree.ts';

/**
 * Retires a category: asks where its requests, rules and addresses go, with the count. Open requests always need a new
 * place; older ones show up when the server says that something still leans on it.
 */
export function RetireDialog(props: { category: Category; categories: Category[]; onClose: () => void }) {
  const { t } = useTranslation(['catalog', 'ui']);
  const { category, onClose } = props;
  const changed = useSettingsChanged();
  const [moveTo, setMoveTo] = useState<string | null>(category.parentId);
  const own = subtreeOf(props.categories, category.id);
  const children = props.categories.filter((one) => one.active && own.has(one.id) && one.id !== category.id).length;
  const retire = useMutation({
    mutationFn: () =>
      call(catalogRoutes.deleteCategory, { params: { id: category.id }, query: moveTo ? { moveTo } : {} }),
    onSuccess: ({ moved, left }) => {
      const name = lastOfPath(category.path);
      toastDone(
        left > 0
          ? t('category.retiredMoving', { name, count: left })
          : t('category.retiredDone', { name, count: moved }),
      );
      onClose();
    },
    onSettled: changed,
  });
  const needsPlace = isProblem(retire.error, 'in_use') && !moveTo;
  const targets = props.categories.filter((one) => one.active && !own.has(one.id));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('category.retireTitle', { name: lastOfPath(category.path) })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Stack gap="md">
        {children > 0 ? (
          <Text>{t('category.childrenFirst', { count: children })}</Text>
        ) : (
          <>
            <Text>{t('category.retireText')}</Text>
            <NamedSelect
              label={t('category.moveTo', { count: category.openRequests })}
              {...(category.openRequests > 0 ? {} : { none: t('category.nowhere') })}
              options={targets.map((one) => ({ id: one.id, name: pathWords(one.path) }))}
              value={moveTo}
              onChange={setMoveTo}
              error={needsPlace ? t('category.needsPlace') : undefined}
            />
          </>
        )}
        {retire.error && !needsPlace ? <ProblemAlert error={retire.error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {children > 0 ? t('ui:close') : t('ui:cancel')}
          </Button>
          {children > 0 ? null : (
            <Button
              color="red.8"
              loading={retire.isPending}
              disabled={category.openRequests > 0 && !moveTo}
              onClick={() => retire.mutate()}
            >
              {category.openRequests > 0
                ? t('category.retireMove', { count: category.openRequests })
                : t('category.retire')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
