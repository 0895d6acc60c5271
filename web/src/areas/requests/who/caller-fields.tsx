import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { useRequestDesk } from '../page/request-context.ts';
import { DraftField } from '../what/draft-field.tsx';
import classes from './who.module.css';
import { useIdentify } from './who-api.ts';

/** Details of somebody who is no customer yet: kept on this request, until she says that it is to be a customer. */
export function CallerFields() {
  const { t } = useTranslation('requests');
  const { request, can, flush } = useRequestDesk();
  const identify = useIdentify();
  const [error, setError] = useState<unknown>(null);
  const has = Boolean(request.callerName || request.callerPhone || request.callerEmail);
  const save = async () => {
    setError(null);
    try {
      await flush();
      await identify('new_customer', {
        name: request.callerName,
        phone: request.callerPhone,
        email: request.callerEmail,
      });
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <fieldset className={classes.caller}>
      <legend className={classes.legend}>{t('page.who.onlyHere')}</legend>
      <DraftField field="callerName" label={t('page.who.name')} place="customer" readOnly={!can('edit')} />
      <DraftField field="callerPhone" label={t('page.who.phone')} type="tel" readOnly={!can('edit')} />
      <DraftField field="callerEmail" label={t('page.who.email')} type="email" readOnly={!can('edit')} />
      {has && can('identify_customer') ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconUserPlus size={14} aria-hidden />}
          className={classes.start}
          onClick={() => void save()}
        >
          {t('page.who.saveNew')}
        </Button>
      ) : null}
      {error ? <ProblemAlert compact error={error} kept={t('page.who.kept')} /> : null}
    </fieldset>
  );
}
