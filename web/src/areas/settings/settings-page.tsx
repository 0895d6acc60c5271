import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Page } from '../../ui/page.tsx';
import { pagesByGroup, settingPages } from './pages.ts';
import classes from './settings.module.css';
import { SettingsList } from './settings-list.tsx';

/** All settings: the list at the left, the page chosen beside it. Without one, the whole list with its sentences. */
export function SettingsPage() {
  const { t } = useTranslation(['settings', 'shell']);
  const may = useMay();
  const { page: name, id } = useParams({ strict: false }) as { page?: string; id?: string };
  const pages = settingPages.filter((page) => may(page.needs));
  const chosen = pages.find((page) => page.name === name);
  if (!name) {
    return (
      <Page title={t('shell:rail.settings')}>
        <SettingsList groups={pagesByGroup(pages)} overview />
      </Page>
    );
  }
  return (
    <div className={classes.both}>
      <SettingsList groups={pagesByGroup(pages)} here={name} />
      <div className={classes.chosen}>
        {chosen ? (
          <Suspense fallback={<LoadingLines lines={8} />}>
            <chosen.component key={id} id={id} />
          </Suspense>
        ) : (
          <Page title={t('shell:rail.settings')}>
            <EmptyState title={t('noPage.title')} text={t('noPage.text')} />
          </Page>
        )}
      </div>
    </div>
  );
}
