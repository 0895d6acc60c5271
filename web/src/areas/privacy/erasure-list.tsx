import { useTranslation } from 'react-i18next';
import { Moment } from '../../ui/moment.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import formClasses from '../settings/form/form.module.css';
import { useErasures } from './api.ts';

/** The newest erasures, ordered and by retention, with how far each is. */
export function ErasureList() {
  const { t } = useTranslation('privacy');
  const erasures = useErasures();
  const rows = erasures.data?.rows ?? [];
  if (erasures.error) return <ProblemAlert error={erasures.error} again={() => void erasures.refetch()} />;
  if (rows.length === 0) return null;
  return (
    <div className={formClasses.frame}>
      <table className={formClasses.record} aria-label={t('erasures.label')}>
        <thead>
          <tr>
            <th scope="col">{t('erasures.when')}</th>
            <th scope="col">{t('erasures.label')}</th>
            <th scope="col">{t('erasures.by')}</th>
            <th scope="col">{t('erasures.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={formClasses.row}>
              <td data-tight>
                <Moment at={row.createdAt} />
              </td>
              <td data-main>{t(`erasures.kind.${row.kind}`)}</td>
              <td>{row.by?.name ?? t('erasures.itself')}</td>
              <td>
                {row.state === 'stopped' && row.reason
                  ? t(`erasures.why.${row.reason}`)
                  : t('erasures.progress', { done: row.done, total: row.total })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
