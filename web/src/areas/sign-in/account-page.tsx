import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useAccount } from './api.ts';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { RecentPanel } from './recent-panel.tsx';
import { SecondFactorPanel } from './second-factor-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import classes from './sign-in.module.css';

/** How I sign in: second factor, passkeys, password, where I am signed in, and what happened lately. */
export function AccountPage() {
  const { t } = useTranslation('sign-in');
  const account = useAccount();
  return (
    <Page title={t('account.title')}>
      {account.error ? <ProblemAlert error={account.error} again={() => void account.refetch()} /> : null}
      {account.isPending ? <LoadingLines lines={8} /> : null}
      {account.data ? (
        <div className={classes.account}>
          <SecondFactorPanel account={account.data} />
          <PasskeysPanel account={account.data} />
          {account.data.password ? <PasswordPanel /> : null}
          <SessionsPanel />
          <RecentPanel />
        </div>
      ) : null}
    </Page>
  );
}
