import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Macro } from '#contract/words.ts';
import { comboParts, useCombo, useKey } from '../../../shell/keys.ts';
import { latePart } from '../../../shell/late-page.ts';
import { useRequestDesk } from '../../requests/page/request-context.ts';
import { useMacros } from '../api.ts';

const MacroDialog = latePart(() => import('./macro-dialog.tsx'));

/** The way to the macros of a request: a button, the key `m`, and the key of each macro that has one. */
export function MacrosButton() {
  const { t } = useTranslation('writing');
  const { request, can } = useRequestDesk();
  const macros = useMacros().data?.rows ?? [];
  const [open, setOpen] = useState<{ macroId: string | null } | null>(null);
  const enabled = can('add_note');
  const key = comboParts(useCombo('macros', 'm')).join(' ');
  const show = (macroId: string | null) => setOpen({ macroId });
  useKey('macros', 'm', t('dialog.title'), () => show(null), enabled);
  if (!enabled) return null;
  const reachable = macros.filter(
    (one) => one.active && one.shortcut && (!one.centre || one.centre.id === request.centre?.id),
  );
  return (
    <>
      <Tooltip label={key ? `${t('dialog.title')} (${key})` : t('dialog.title')}>
        <ActionIcon variant="default" size={36} aria-label={t('dialog.title')} onClick={() => show(null)}>
          <IconBolt size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {reachable.map((one) => (
        <MacroKey key={one.id} macro={one} run={() => show(one.id)} />
      ))}
      {open ? (
        <Suspense fallback={null}>
          <MacroDialog macroId={open.macroId} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Draws nothing: the key of one macro, which opens its preview at once. */
function MacroKey({ macro, run }: { macro: Macro; run: () => void }) {
  useKey(`macro-${macro.id}`, `alt+${macro.shortcut}`, macro.name, run);
  return null;
}
