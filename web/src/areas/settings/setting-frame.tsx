import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import classes from './settings.module.css';

/** What every page of the settings has: its title, its sentence, its first action, and how loading and failing look. */
export function SettingFrame(props: {
  name: string;
  actions?: ReactNode;
  /** Queries the page cannot be drawn without. */
  loading?: boolean;
  error?: unknown;
  again?: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('settings');
  return (
    <Page title={t(`page.${props.name}.title`)} actions={props.actions}>
      <p className={classes.intro}>{t(`page.${props.name}.intro`)}</p>
      {props.error ? (
        <ProblemAlert error={props.error} {...(props.again ? { again: props.again } : {})} />
      ) : props.loading ? (
        <LoadingLines lines={6} />
      ) : (
        props.children
      )}
    </Page>
  );
}
