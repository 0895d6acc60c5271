import { IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomerHit } from '#contract/customers.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { Signal } from '../../ui/signal.tsx';
import { type RecordColumn, RecordTable } from '../settings/form/record-table.tsx';

/** Customers as rows; the whole row opens the customer. */
export function CustomerTable(props: {
  rows: CustomerHit[];
  more: { has: boolean; loading: boolean; load: () => void };
}) {
  const { t } = useTranslation(['customers', 'ui']);
  const columns: RecordColumn<CustomerHit>[] = [
    { name: 'name', head: t('name'), cell: (row) => row.name, width: '26%' },
    {
      name: 'vip',
      head: t('vip'),
      spokenHead: true,
      width: '72px',
      cell: (row) => (row.isVip ? <VipSignal /> : null),
    },
    { name: 'organisation', head: t('organisation'), cell: (row) => row.organisation?.name, width: '26%' },
    { name: 'phone', head: t('phone'), cell: (row) => firstAndMore(row.phones.map((one) => one.number)), width: '18%' },
    { name: 'email', head: t('email'), cell: (row) => firstAndMore(row.emails), wide: true },
    {
      name: 'open',
      head: t('open'),
      width: '88px',
      number: true,
      cell: (row) => (row.openRequests > 0 ? row.openRequests : ''),
      wide: true,
    },
  ];
  return (
    <RecordTable
      label={t('title')}
      rows={props.rows}
      columns={columns}
      link={(row) => ({ to: '/customers/$id', params: { id: row.id } })}
      foot={<MoreButton more={props.more} />}
    />
  );
}

function firstAndMore(lines: string[]): string {
  return lines.length > 1 ? `${lines[0]} +${lines.length - 1}` : (lines[0] ?? '');
}

/** The mark of a customer to be treated with special care. */
export function VipSignal() {
  const { t } = useTranslation('customers');
  return (
    <Signal tone="accent" icon={<IconStarFilled size={12} aria-hidden />}>
      {t('vip')}
    </Signal>
  );
}
