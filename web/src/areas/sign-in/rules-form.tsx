import { Button, Checkbox, Group, NumberInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Role, roles } from '#contract/permissions.ts';
import { type SignInRules, signInRoutes } from '#contract/sign-in.ts';
import { call } from '../../shell/api-client.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { useSettingsChanged } from '../settings/api.ts';
import { Effects } from '../settings/effects/effects.tsx';

const numbers = [
  { name: 'graceDays', min: 0, max: 90 },
  { name: 'idleHours', min: 1, max: 720 },
  { name: 'sessionDays', min: 1, max: 90 },
  { name: 'securityLogDays', min: 30, max: 3650 },
] as const;

/** Who needs a second factor, how long sessions last, how long the security log is kept. */
export function RulesForm({ rules, mayEdit }: { rules: SignInRules; mayEdit: boolean }) {
  const { t } = useTranslation(['sign-in', 'staff', 'ui']);
  const changed = useSettingsChanged();
  const [draft, setDraft] = useState(rules);
  const save = useMutation({
    mutationFn: () => call(signInRoutes.setSignInRules, { body: draft }),
    onSuccess: async () => {
      toastDone(t('ui:saved'));
      await changed();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!mayEdit} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <Stack gap="md" maw={460}>
          <Checkbox.Group
            label={t('rules.roles')}
            description={t('rules.rolesHint')}
            value={draft.secondFactorRoles}
            onChange={(chosen) => setDraft({ ...draft, secondFactorRoles: chosen as Role[] })}
          >
            <Stack gap={6} my={6}>
              {roles.map((role) => (
                <Checkbox key={role} value={role} label={t(`staff:role.${role}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          {numbers.map(({ name, min, max }) => (
            <NumberInput
              key={name}
              label={t(`rules.${name}`)}
              description={t(`rules.${name}Hint`)}
              min={min}
              max={max}
              clampBehavior="strict"
              allowDecimal={false}
              value={draft[name]}
              onChange={(value) => setDraft({ ...draft, [name]: Number(value) })}
            />
          ))}
          {mayEdit ? <Effects kind="sign_in_rules" values={draft} /> : null}
          {save.error ? <ProblemAlert error={save.error} /> : null}
          {mayEdit ? (
            <Group>
              <Button type="submit" loading={save.isPending}>
                {t('ui:save')}
              </Button>
            </Group>
          ) : null}
        </Stack>
      </fieldset>
    </form>
  );
}
