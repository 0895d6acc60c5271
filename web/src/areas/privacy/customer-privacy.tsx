import { Anchor, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconDownload, IconEraser, IconFileZip, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerExport } from '#contract/privacy.ts';
import { useMay } from '../../shell/session.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useCopies, useErasurePreview, useHold, useOrderCopy } from './api.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';

/** What the law asks a desk to be able to do with one person's data: hand it out, keep it, erase it. */
export function CustomerPrivacy({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('privacy');
  const may = useMay();
  const [dialog, setDialog] = useState<'erase' | 'hold' | null>(null);
  const mayErase = may('privacy.erase');
  const mayCopy = may('privacy.export');
  const preview = useErasurePreview(id, mayErase);
  const hold = useHold(id);
  if (!mayErase && !mayCopy) return null;
  const held = preview.data?.holdReason ?? null;
  return (
    <Panel title={t('title')}>
      <Stack gap="xs">
        {held ? <Text>{t('hold.is', { reason: held })}</Text> : null}
        {mayCopy ? <Copies id={id} /> : null}
        {mayErase ? (
          <Group gap="xs">
            {held === null ? (
              <Button
                variant="default"
                leftSection={<IconLock size={16} aria-hidden />}
                onClick={() => setDialog('hold')}
              >
                {t('hold.set')}
              </Button>
            ) : (
              <Button
                variant="default"
                leftSection={<IconLockOpen size={16} aria-hidden />}
                loading={hold.isPending}
                onClick={() => hold.mutate(null)}
              >
                {t('hold.lift')}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconEraser size={16} aria-hidden />}
              onClick={() => setDialog('erase')}
            >
              {t('erase.open')}
            </Button>
          </Group>
        ) : null}
        {hold.error ? <ProblemAlert error={hold.error} /> : null}
      </Stack>
      {dialog === 'erase' ? <EraseDialog id={id} name={name} onClose={() => setDialog(null)} /> : null}
      {dialog === 'hold' ? <HoldDialog id={id} onClose={() => setDialog(null)} /> : null}
    </Panel>
  );
}

function Copies({ id }: { id: string }) {
  const { t } = useTranslation('privacy');
  const copies = useCopies(id, true);
  const order = useOrderCopy(id);
  const newest = copies.data?.rows[0];
  const waiting = newest?.state === 'waiting' || newest?.state === 'running';
  return (
    <Stack gap={newest ? 6 : 0}>
      <div>
        <Button
          variant="default"
          leftSection={<IconFileZip size={16} aria-hidden />}
          loading={order.isPending || waiting}
          onClick={() => order.mutate(undefined)}
        >
          {t('copy.order')}
        </Button>
      </div>
      {order.error ? <ProblemAlert error={order.error} /> : null}
      <div aria-live="polite">{newest ? <CopyState copy={newest} /> : null}</div>
    </Stack>
  );
}

function CopyState({ copy }: { copy: CustomerExport }) {
  const { t, i18n } = useTranslation('privacy');
  if (copy.state === 'waiting' || copy.state === 'running') {
    const share = copy.total === 0 ? 0 : (100 * copy.done) / copy.total;
    return (
      <Stack gap={4}>
        <Text size="sm">{t('copy.making', { done: copy.done, total: copy.total })}</Text>
        <Progress value={share} aria-label={t('copy.making', { done: copy.done, total: copy.total })} />
      </Stack>
    );
  }
  if (copy.state !== 'done') return <Text size="sm">{t(`copy.${copy.state}`)}</Text>;
  if (!copy.mine) return <Text size="sm">{t('copy.others', { name: copy.by.name })}</Text>;
  const size = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(
    Math.max(copy.size / 1e6, 0.1),
  );
  return (
    <Text size="sm">
      <Anchor underline="always" href={`/api/v1/customer-exports/${copy.id}/file`} download>
        <IconDownload size={14} aria-hidden /> {t('copy.download', { size })}
      </Anchor>{' '}
      {t('copy.until')} <Moment at={copy.expiresAt} exact />
    </Text>
  );
}
