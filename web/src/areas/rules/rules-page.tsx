import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDeskReach } from '../settings/form/use-desk-reach.ts';
import { useOpened } from '../settings/form/use-opened.ts';
import { SettingFrame } from '../settings/setting-frame.tsx';
import classes from '../settings/settings.module.css';
import { useRules } from './api.ts';
import { RuleDrawer } from './rule-drawer.tsx';
import { RuleList } from './rule-list.tsx';
import { RuleTrial } from './rule-trial.tsx';

/** What is decided before anybody looks: one ordered list, each rule a sentence, and a message to try beside it. */
export default function RulesPage() {
  const { t } = useTranslation('rules');
  const opened = useOpened();
  const rules = useRules();
  const { mayEdit: may, whyNot } = useDeskReach(rules.data?.reach);
  const [found, setFound] = useState<string | null>(null);
  const rows = rules.data?.rows ?? [];
  const one = rows.find((row) => row.id === opened.record);
  const add = may ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => opened.open('new')}>
      {t('add')}
    </Button>
  ) : null;
  return (
    <SettingFrame
      name="rules"
      actions={add}
      loading={rules.isPending}
      error={rules.error}
      again={() => void rules.refetch()}
    >
      {whyNot ? <p className={classes.intro}>{whyNot}</p> : null}
      <div className={classes.beside}>
        {rows.length === 0 ? (
          <EmptyState title={t('empty')} text={t('emptyText')} action={add} />
        ) : (
          <RuleList rules={rows} may={may} link={opened.link} found={found} />
        )}
        <aside>
          <RuleTrial onFound={setFound} />
        </aside>
      </div>
      {opened.record === 'new' ? <RuleDrawer onClose={opened.close} /> : null}
      {one ? <RuleDrawer key={one.id} rule={one} onClose={opened.close} /> : null}
    </SettingFrame>
  );
}
