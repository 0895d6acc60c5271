import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '#contract/bulk.ts';
import { localOf } from '../../ui/local-time.ts';
import { useZone } from '../../ui/zone.ts';
import { DialogForm } from '../requests/dialogs/dialog-form.tsx';
import { quickMoments } from '../requests/dialogs/quick-moments.ts';
import { type OrderDraft, usePreview, useRunCommands } from './bulk-api.ts';
import { BulkFields } from './bulk-fields.tsx';
import { type BulkAction, type Draft, orderOf } from './bulk-order.ts';
import { BulkPreview } from './bulk-preview.tsx';

/** How many the order would do something to: rules that are applied again leave most as they are. */
const willDo = (preview: { may: number; unchanged: number }, action: BulkAction) =>
  action === 'apply_rules' ? preview.may - preview.unchanged : preview.may;

/** One order for many requests: what it needs, what it would do, and the button that says to how many. */
export default function BulkDialog(props: {
  action: BulkAction;
  selection: Selection;
  onStarted: (runId: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('worklist');
  const zone = useZone();
  const commands = useRunCommands();
  const [draft, setDraft] = useState<Draft>(() => {
    const now = Date.now();
    return { afterwards: 'stay', until: localOf(quickMoments(now, zone).at(1)?.at ?? now, zone) };
  });
  const order = orderOf(props.action, draft, zone);
  const [settled] = useDebouncedValue(order, 250);
  const preview = usePreview(settled as OrderDraft | null, props.selection);
  const total = preview.data?.total;
  return (
    <DialogForm
      title={t(`bulk.do.${props.action}`)}
      verb={
        total === undefined
          ? t(`bulk.do.${props.action}`)
          : t('bulk.verb', { action: t(`bulk.do.${props.action}`), count: total })
      }
      disabled={order === null || preview.data === undefined || willDo(preview.data, props.action) === 0}
      onClose={props.onClose}
      submit={async () => {
        if (!order) return false;
        const run = await commands.start(order, props.selection);
        props.onStarted(run.id);
        return true;
      }}
    >
      <BulkFields action={props.action} draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      <BulkPreview preview={preview.data} error={preview.error} waiting={order !== null && preview.isFetching} />
    </DialogForm>
  );
}
