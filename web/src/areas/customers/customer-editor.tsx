import { Button, Group, Stack } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '#contract/customers.ts';
import { comboParts, useKey } from '../../shell/keys.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { FormNotes } from '../settings/form/form-notes.tsx';
import { CustomerFields } from './customer-fields.tsx';
import { useCustomerFieldNames, useCustomerForm } from './use-customer-form.ts';

/** A customer's details as fields, in the place where they are read. */
export function CustomerEditor({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation(['customers', 'settings', 'ui']);
  const form = useCustomerForm({
    customer,
    onSaved: () => {
      toastDone(t('ui:saved'));
      onClose();
    },
  });
  useKey('save', 'mod+enter', t('ui:save'), () => void form.submit());
  const { element } = form;
  useEffect(() => element.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [element]);
  const cancel = async () => {
    const leave =
      !form.dirty ||
      (await askToConfirm({
        title: t('settings:leave.title'),
        body: t('settings:leave.text'),
        confirm: t('settings:leave.confirm'),
        cancel: t('settings:leave.stay'),
        danger: true,
      }));
    if (leave) onClose();
  };
  return (
    <Panel title={t('details')}>
      <form
        ref={element}
        onSubmit={form.submit}
        noValidate
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) void cancel();
        }}
      >
        <Stack gap="md">
          <CustomerFields form={form} />
          <FormNotes failure={form.failure} merge={form.merge} names={useCustomerFieldNames()} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => void cancel()}>
              {t('ui:cancel')}
            </Button>
            <Button
              type="submit"
              loading={form.saving}
              disabled={!form.dirty}
              rightSection={<KeyHint keys={comboParts('mod+enter')} />}
            >
              {t('ui:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
