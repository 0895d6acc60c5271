import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Role, roles } from '#contract/permissions.ts';
import type { SingleSignOn } from '#contract/sign-in.ts';
import classes from './sign-in.module.css';

type Rows = SingleSignOn['roleOfGroup'];

/** Which group of the provider stands for which role. */
export function RoleOfGroup({ value, onChange }: { value: Rows; onChange: (rows: Rows) => void }) {
  const { t } = useTranslation(['sign-in', 'staff']);
  const change = (at: number, part: Partial<Rows[number]>) =>
    onChange(value.map((row, position) => (position === at ? { ...row, ...part } : row)));
  return (
    <fieldset className={classes.groups} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <legend>{t('sso.roleOfGroup')}</legend>
      {value.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names of their own and do not move
        <div key={at} className={classes.groupRow}>
          <TextInput
            label={t('sso.group')}
            value={row.group}
            onChange={(event) => change(at, { group: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('sso.role')}
            value={row.role}
            data={roles.map((role) => ({ value: role, label: t(`staff:role.${role}`) }))}
            onChange={(event) => change(at, { role: event.currentTarget.value as Role })}
          />
          <Button
            variant="default"
            aria-label={t('sso.removeGroup', { group: row.group })}
            onClick={() => onChange(value.filter((_, position) => position !== at))}
          >
            {t('sso.remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button variant="default" size="xs" onClick={() => onChange([...value, { group: '', role: 'agent' }])}>
          {t('sso.addGroup')}
        </Button>
      </div>
    </fieldset>
  );
}
