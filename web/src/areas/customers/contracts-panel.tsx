import { Button, Group } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '#contract/customers.ts';
import { type ServiceContract, serviceContractRoutes } from '#contract/service-contracts.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';
import { useMay } from '../../shell/session.tsx';
import { askToConfirm } from '../../ui/confirm.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { dayWords } from '../../ui/moment-words.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Signal } from '../../ui/signal.tsx';
import { toastDone, toastProblem } from '../../ui/toast.tsx';
import { useContracts } from './api.ts';
import { ContractDrawer } from './contract-drawer.tsx';
import classes from './customers.module.css';

const tones = { free: 'calm', active: 'done', expired: 'soon', canceled: 'calm', closed: 'calm' } as const;

/** The customer's contracts and those of the company, those in force first. */
export function ContractsPanel({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const may = useMay()('customer.edit');
  const contracts = useContracts(customer.id);
  const [opened, setOpened] = useState<'new' | string | null>(null);
  const rows = contracts.data?.rows ?? [];
  const one = rows.find((row) => row.id === opened);
  const add = may ? (
    <Button
      variant="default"
      size="compact-md"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setOpened('new')}
    >
      {t('contract.add')}
    </Button>
  ) : null;
  return (
    <Panel title={t('contract.title')} actions={rows.length > 0 ? add : null} flush={rows.length > 0}>
      {contracts.error ? <ProblemAlert error={contracts.error} again={() => void contracts.refetch()} /> : null}
      {contracts.isPending ? <LoadingLines lines={2} /> : null}
      {contracts.data && rows.length === 0 ? (
        <EmptyState compact title={t('contract.none')} text={t('contract.noneText')} action={add} />
      ) : null}
      {rows.length > 0 ? (
        <ul className={classes.contracts}>
          {rows.map((row) => (
            <ContractRow key={row.id} row={row} mayEdit={may} onEdit={() => setOpened(row.id)} />
          ))}
        </ul>
      ) : null}
      {opened === 'new' ? <ContractDrawer customer={customer} onClose={() => setOpened(null)} /> : null}
      {one ? <ContractDrawer key={one.id} customer={customer} contract={one} onClose={() => setOpened(null)} /> : null}
    </Panel>
  );
}

function ContractRow({ row, mayEdit, onEdit }: { row: ServiceContract; mayEdit: boolean; onEdit: () => void }) {
  const { t, i18n } = useTranslation('customers');
  const client = useQueryClient();
  const day = (value: string) => dayWords(value, i18n.language);
  const step = useMutation({
    mutationFn: (status: 'active' | 'canceled' | 'closed') =>
      call(serviceContractRoutes.setStatus, { params: { id: row.id }, body: { status, version: row.version } }),
    onSuccess: (saved) => toastDone(t('contract.became', { number: saved.number, status: saved.status })),
    onError: (error) => toastProblem(error),
    onSettled: () => client.invalidateQueries({ queryKey: [scopes.customers] }),
  });
  const take = async (status: 'active' | 'canceled' | 'closed') => {
    const sure =
      status === 'active' ||
      (await askToConfirm({
        title: t(`contract.ask.${status}`, { number: row.number }),
        body: t(`contract.askText.${status}`),
        confirm: t(`contract.step.${status}`),
        cancel: t('contract.leave'),
        danger: status === 'canceled',
      }));
    if (sure) step.mutate(status);
  };
  return (
    <li className={classes.contract}>
      <div>
        <Group gap="xs">
          <strong>{row.number}</strong>
          {row.name ? <span>{row.name}</span> : null}
          <Signal tone={row.status === 'active' && !row.inForce ? 'calm' : tones[row.status]}>
            {row.status === 'active' && !row.inForce ? t('contract.notYet') : t(`contract.status.${row.status}`)}
          </Signal>
        </Group>
        <p className={classes.contractAside}>
          {[
            row.expiryOn
              ? t('contract.between', { from: day(row.effectiveOn), until: day(row.expiryOn) })
              : t('contract.since', { from: day(row.effectiveOn) }),
            row.organisation?.name,
            row.priority && t('contract.gives', { name: row.priority.name }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {row.note ? <p className={classes.contractNote}>{row.note}</p> : null}
      </div>
      {mayEdit ? (
        <Group gap="xs" className={classes.contractSteps}>
          {row.next
            .filter((status) => status === 'active' || status === 'canceled' || status === 'closed')
            .map((status) => (
              <Button
                key={status}
                size="compact-sm"
                variant="default"
                aria-label={t('contract.stepOf', { step: t(`contract.step.${status}`), number: row.number })}
                loading={step.isPending}
                onClick={() => void take(status)}
              >
                {t(`contract.step.${status}`)}
              </Button>
            ))}
          {row.status === 'closed' ? null : (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPencil size={14} aria-hidden />}
              aria-label={t('contract.stepOf', { step: t('edit'), number: row.number })}
              onClick={onEdit}
            >
              {t('edit')}
            </Button>
          )}
        </Group>
      ) : null}
    </li>
  );
}
