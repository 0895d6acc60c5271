import { Alert, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { staffRoutes } from '#contract/staff.ts';
import { call } from '../../shell/api-client.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Moment } from '../../ui/moment.tsx';
import { useNow } from '../../ui/now.ts';
import { Signal } from '../../ui/signal.tsx';
import { toastDone, toastProblem } from '../../ui/toast.tsx';
import { useSettingsChanged } from '../settings/api.ts';
import formClasses from '../settings/form/form.module.css';
import { SettingFrame } from '../settings/setting-frame.tsx';
import { proving } from '../sign-in/proving.tsx';
import { useApiKeys } from './api.ts';
import { ApiKeyDialog } from './api-key-dialog.tsx';

/** API keys: each acts with the rights of its person. A key is shown once, when it is made. */
export default function ApiKeysPage() {
  const { t } = useTranslation(['staff', 'ui']);
  const keys = useApiKeys();
  const changed = useSettingsChanged();
  const now = useNow();
  const [making, setMaking] = useState(false);
  const rows = keys.data?.rows ?? [];
  const revoke = async (id: string, name: string) => {
    const sure = await askToConfirm({
      title: t('apiKey.revokeTitle', { name }),
      body: t('apiKey.revokeText'),
      confirm: t('apiKey.revoke'),
      cancel: t('ui:cancel'),
      danger: true,
    });
    if (!sure) return;
    try {
      await call(staffRoutes.deleteApiKey, { params: { id } });
      toastDone(t('apiKey.revoked', { name }));
    } catch (error) {
      toastProblem(error);
    }
    await changed();
  };
  const renew = async (id: string, name: string) => {
    try {
      await proving(t('apiKey.renewNamed', { name }), t('ui:close'), (proof) =>
        call(staffRoutes.renewApiKey, { params: { id }, body: proof }),
      );
      toastDone(t('apiKey.renewed', { name }));
    } catch (error) {
      toastProblem(error);
    }
    await changed();
  };
  const stopped = rows.find((key) => key.stoppedAt !== null)?.stoppedAt;
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
      {t('apiKey.add')}
    </Button>
  );
  return (
    <SettingFrame
      name="keys"
      actions={add}
      loading={keys.isPending}
      error={keys.error}
      again={() => void keys.refetch()}
    >
      {rows.length === 0 ? (
        <EmptyState title={t('apiKey.none')} text={t('apiKey.noneText')} action={add} />
      ) : (
        <>
          {stopped ? (
            <Alert
              color="yellow"
              mb="md"
              title={t('apiKey.stoppedTitle')}
              styles={{ root: { background: 'var(--linja-soon-tint)' }, title: { color: 'var(--linja-soon)' } }}
            >
              {t('apiKey.stoppedSince')} (<Moment at={stopped} />
              ). {t('apiKey.stoppedText')}
            </Alert>
          ) : null}
          <div className={formClasses.frame}>
            <table className={formClasses.record} aria-label={t('apiKey.label')}>
              <thead>
                <tr>
                  <th scope="col">{t('apiKey.name')}</th>
                  <th scope="col">{t('apiKey.start')}</th>
                  <th scope="col">{t('apiKey.person')}</th>
                  <th scope="col">{t('apiKey.lastUsed')}</th>
                  <th scope="col">{t('apiKey.expires')}</th>
                  <th scope="col">
                    <span className={formClasses.spoken}>{t('apiKey.revoke')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((key) => (
                  <tr key={key.id} className={formClasses.row}>
                    <td data-main>
                      {key.name}{' '}
                      {key.scopes || key.networks ? <Signal tone="calm">{t('apiKey.limited')}</Signal> : null}{' '}
                      {key.stoppedAt ? <Signal tone="late">{t('apiKey.stopped')}</Signal> : null}
                    </td>
                    <td>
                      <code>{key.start}…</code>
                    </td>
                    <td>{key.person.name}</td>
                    <td>{key.lastUsedAt ? <Moment at={key.lastUsedAt} /> : t('apiKey.never')}</td>
                    <td>
                      {key.expiresAt === null ? (
                        t('apiKey.noExpiry')
                      ) : Date.parse(key.expiresAt) < now ? (
                        <Signal tone="late">{t('apiKey.expired')}</Signal>
                      ) : (
                        <>
                          <Moment at={key.expiresAt} />{' '}
                          {Date.parse(key.expiresAt) < now + 30 * 86_400_000 ? (
                            <Signal tone="soon">{t('apiKey.soon')}</Signal>
                          ) : null}
                        </>
                      )}
                    </td>
                    <td data-tight>
                      {key.stoppedAt ? (
                        <Button
                          size="compact-sm"
                          variant="default"
                          mr={8}
                          aria-label={t('apiKey.renewNamed', { name: key.name })}
                          onClick={() => void renew(key.id, key.name)}
                        >
                          {t('apiKey.renew')}
                        </Button>
                      ) : null}
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t('apiKey.revokeNamed', { name: key.name })}
                        onClick={() => void revoke(key.id, key.name)}
                      >
                        {t('apiKey.revoke')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {making ? <ApiKeyDialog onClose={() => setMaking(false)} onMade={() => void changed()} /> : null}
    </SettingFrame>
  );
}
