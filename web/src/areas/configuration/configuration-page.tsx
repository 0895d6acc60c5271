import { Alert, Button, FileButton } from '@mantine/core';
import { IconDownload, IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../shell/session.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { SettingFrame } from '../settings/setting-frame.tsx';
import { fileAddress, NoConfiguration, useCompare, useTake } from './api.ts';
import classes from './configuration.module.css';
import { Differences } from './differences.tsx';

/** The whole configuration as one file: out of this desk, and into it after a look at what would change. */
export default function ConfigurationPage() {
  const { t } = useTranslation(['configuration', 'ui']);
  const mayEdit = useMay()('setting.edit');
  const compare = useCompare();
  const take = useTake();
  const chosen = compare.data;
  const changes = chosen?.comparison.parts.reduce((sum, part) => sum + part.added + part.changed, 0) ?? 0;
  const takeIn = async () => {
    if (!chosen) return;
    await take.mutateAsync(chosen).then(
      () => {
        toastDone(t('taken', { count: changes }));
        compare.reset();
      },
      () => undefined,
    );
  };
  return (
    <SettingFrame name="configuration">
      <div className={classes.both}>
        <Panel title={t('out.title')}>
          <p className={classes.words}>{t('out.text')}</p>
          <Button
            component="a"
            href={fileAddress}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            disabled={!mayEdit}
          >
            {t('out.button')}
          </Button>
        </Panel>
        <Panel title={t('in.title')}>
          <p className={classes.words}>{t('in.text')}</p>
          <FileButton
            accept="application/json,.json"
            onChange={(file) => {
              take.reset();
              if (file) compare.mutate(file);
            }}
          >
            {(props) => (
              <Button
                {...props}
                variant="default"
                leftSection={<IconFileImport size={16} aria-hidden />}
                loading={compare.isPending}
                disabled={!mayEdit}
              >
                {t('in.button')}
              </Button>
            )}
          </FileButton>
        </Panel>
      </div>
      <div role="status" aria-live="polite">
        {compare.error instanceof NoConfiguration ? (
          <Alert color="red" mt="md" title={t('none.title')}>
            {t('none.text')}
          </Alert>
        ) : compare.error ? (
          <ProblemAlert error={compare.error} />
        ) : null}
        {chosen ? <p className={classes.said}>{t('said', { name: chosen.name, count: changes })}</p> : null}
      </div>
      {chosen ? (
        <>
          <Differences chosen={chosen} />
          {take.error ? <ProblemAlert error={take.error} /> : null}
          {changes > 0 ? (
            <div className={classes.foot}>
              <Button loading={take.isPending} onClick={() => void takeIn()}>
                {t('take', { count: changes })}
              </Button>
              <Button variant="default" onClick={compare.reset}>
                {t('ui:cancel')}
              </Button>
              <span className={classes.dim}>{t('safe')}</span>
            </div>
          ) : null}
        </>
      ) : null}
    </SettingFrame>
  );
}
