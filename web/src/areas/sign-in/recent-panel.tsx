import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useRecentSignIns } from './api.ts';
import { useDeviceWords } from './device-words.ts';
import classes from './sign-in.module.css';

/** What happened to my sign-in lately, so that one notices what one did not do oneself. */
export function RecentPanel() {
  const { t } = useTranslation('sign-in');
  const recent = useRecentSignIns();
  const words = useDeviceWords();
  return (
    <Panel title={t('recent.title')}>
      {recent.isPending ? <LoadingLines lines={3} /> : null}
      <ul className={classes.rows} aria-label={t('recent.title')}>
        {(recent.data?.rows ?? []).map((one) => (
          <li key={one.id}>
            <span>
              {t(`event.${one.type}`)}
              <span className={classes.quiet}>
                <Moment at={one.at} /> · {words(one)}
                {one.address ? ` · ${one.address}` : ''}
                {one.actor.id !== null && one.actor.id !== one.person?.id ? ` · ${one.actor.name}` : ''}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.quiet}>{t('recent.note')}</p>
    </Panel>
  );
}
