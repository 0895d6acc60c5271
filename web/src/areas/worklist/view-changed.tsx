import { Button, Group } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '#contract/views.ts';
import { latePart } from '../../shell/late-page.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { toastDone, toastProblem } from '../../ui/toast.tsx';
import type { Filter } from '../requests/api.ts';
import type { Column } from './columns.ts';
import { useViewCommands } from './views-api.ts';
import classes from './worklist.module.css';

const SaveViewDialog = latePart(() => import('./save-view-dialog.tsx'));

/** What can be done with the view on the screen: save a changed one, save it as another, undo; send its address. */
export function ViewChanged(props: {
  view: View | null;
  filter: Filter;
  columns: Column[];
  density: 'comfortable' | 'compact' | null;
  changed: boolean;
  onUndo: () => void;
  onSaved: (view: View | null) => void;
}) {
  const { t } = useTranslation(['worklist', 'ui']);
  const commands = useViewCommands();
  const [naming, setNaming] = useState(false);
  const { view, filter } = props;
  const { sort, ...narrowing } = filter;
  const body = {
    filter: narrowing as View['filter'],
    sort: sort ?? ('newest' as const),
    columns: props.columns,
    density: props.density,
  };
  const copy = async () => {
    // The address of a personal view opens for its owner alone; to others its words are sent.
    const words = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]));
    const search = view?.shared && !props.changed ? `view=${view.id}` : words.toString();
    await navigator.clipboard.writeText(`${window.location.origin}/requests${search ? `?${search}` : ''}`);
    toastDone(t('copied'));
  };
  const remove = async () => {
    if (!view) return;
    const question = { title: t('save.deleteTitle', { name: view.name }), body: t('save.deleteText') };
    if (!(await askToConfirm({ ...question, confirm: t('save.delete'), cancel: t('ui:cancel'), danger: true }))) return;
    await commands.remove(view).then(() => props.onSaved(null), toastProblem);
  };
  return (
    <Group gap={6} className={classes.changed}>
      {view && props.changed ? <span role="status">{t('save.changed', { name: view.name })}</span> : null}
      {view?.mayEdit && props.changed ? (
        <Button size="compact-sm" onClick={() => commands.edit(view, body).then(props.onSaved, toastProblem)}>
          {t('save.save')}
        </Button>
      ) : null}
      <Button size="compact-sm" variant="default" onClick={() => setNaming(true)}>
        {t('save.as')}
      </Button>
      {view && props.changed ? (
        <Button size="compact-sm" variant="subtle" onClick={props.onUndo}>
          {t('save.undo')}
        </Button>
      ) : null}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconLink size={14} aria-hidden />}
        onClick={() => void copy()}
      >
        {t('copy')}
      </Button>
      {view?.mayEdit && !props.changed ? (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void remove()}>
          {t('save.delete')}
        </Button>
      ) : null}
      {naming ? (
        <Suspense>
          <SaveViewDialog
            create={(named) => commands.create({ ...body, ...named })}
            onSaved={(saved) => props.onSaved(saved)}
            onClose={() => setNaming(false)}
          />
        </Suspense>
      ) : null}
    </Group>
  );
}
