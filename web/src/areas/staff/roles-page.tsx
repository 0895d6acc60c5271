import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { permissions, permissionsOfRole, roles } from '#contract/permissions.ts';
import { SettingFrame } from '../settings/setting-frame.tsx';
import classes from './roles.module.css';

const nouns = [...Map.groupBy(permissions, (one) => one.split('.')[0] ?? '')];

/** What each role may do, from the same table that the server asks. */
export default function RolesPage() {
  const { t } = useTranslation('staff');
  return (
    <SettingFrame name="roles">
      <section className={classes.scroll} aria-label={t('roles.label')} {...{ tabIndex: 0 }}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('roles.may')}</th>
              {roles.map((role) => (
                <th key={role} scope="col" className={classes.role}>
                  {t(`role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {nouns.map(([noun, held]) => (
              <Fragment key={noun}>
                {held.map((permission, at) => (
                  <tr key={permission} data-first={at === 0 || undefined}>
                    <th scope="row">{t(`permission.${permission.replace('.', '_')}`)}</th>
                    {roles.map((role) => (
                      <td key={role}>
                        {permissionsOfRole[role].includes(permission) ? (
                          <IconCheck size={18} aria-label={t('roles.yes')} className={classes.yes} />
                        ) : (
                          <span className={classes.no}>
                            <span aria-hidden>–</span>
                            <VisuallyHidden>{t('roles.no')}</VisuallyHidden>
                          </span>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </section>
      <p className={classes.note}>{t('roles.note')}</p>
    </SettingFrame>
  );
}
