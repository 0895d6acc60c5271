import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CustomerRead } from '#contract/privacy.ts';
import { Moment } from '../../ui/moment.tsx';
import formClasses from '../settings/form/form.module.css';

/** Who read what and when; without the customer where all are of one. */
export function ReadsTable({ rows, ofOne }: { rows: CustomerRead[]; ofOne?: boolean }) {
  const { t } = useTranslation('privacy');
  return (
    <table className={formClasses.record} aria-label={t('reads.label')}>
      <thead>
        <tr>
          <th scope="col">{t('reads.when')}</th>
          <th scope="col">{t('reads.who')}</th>
          {ofOne ? null : <th scope="col">{t('reads.customer')}</th>}
          <th scope="col">{t('reads.what')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={formClasses.row}>
            <td data-tight>
              <Moment at={row.at} />
            </td>
            <td data-main>{row.person.name}</td>
            {ofOne ? null : (
              <td>
                {row.customer ? (
                  <Link to="/customers/$id" params={{ id: row.customer.id }}>
                    {row.customer.name}
                  </Link>
                ) : null}
              </td>
            )}
            <td>
              {row.requestNumber === null ? (
                t(`reads.kind.${row.kind}`)
              ) : (
                <Link to="/requests/$number" params={{ number: String(row.requestNumber) }}>
                  {t('reads.request', { number: String(row.requestNumber) })}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
