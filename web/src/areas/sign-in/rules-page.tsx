import { useTranslation } from 'react-i18next';
import { useMay } from '../../shell/session.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SettingFrame } from '../settings/setting-frame.tsx';
import { useSignInRules, useSingleSignOn } from './api.ts';
import { RulesForm } from './rules-form.tsx';
import classes from './sign-in.module.css';
import { SsoForm } from './sso-form.tsx';

/** Rules of signing in for everybody, and single sign-on. */
export default function RulesPage() {
  const { t } = useTranslation('sign-in');
  const may = useMay();
  const rules = useSignInRules();
  return (
    <SettingFrame name="sign-in" loading={rules.isPending} error={rules.error} again={() => void rules.refetch()}>
      <div className={classes.account}>
        {rules.data ? (
          <Panel title={t('rules.title')}>
            <RulesForm rules={rules.data} mayEdit={may('person.edit')} />
          </Panel>
        ) : null}
        {may('person.edit') ? <SsoPanel /> : null}
      </div>
    </SettingFrame>
  );
}

function SsoPanel() {
  const { t } = useTranslation('sign-in');
  const sso = useSingleSignOn();
  return <Panel title={t('sso.title')}>{sso.data ? <SsoForm settings={sso.data} /> : null}</Panel>;
}
