import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '#contract/requests.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { useRequestDesk } from '../page/request-context.ts';
import classes from './who.module.css';
import { useIdentify } from './who-api.ts';

/** Details given this time that the customer's own do not hold, with the offer to add them there. */
export function GivenThisTime() {
  const { t } = useTranslation('requests');
  const { request, can } = useRequestDesk();
  const identify = useIdentify();
  const [error, setError] = useState<unknown>(null);
  const other = otherDetails(request);
  if (!request.contact || Object.keys(other).length === 0) return null;
  const update = async () => {
    setError(null);
    try {
      await identify('update_customer', { contactId: request.contact?.id, ...other });
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <div className={classes.given}>
      <p className={classes.legend}>{t('page.who.given')}</p>
      <p>{Object.values(other).join(' · ')}</p>
      {can('identify_customer') ? (
        <Button size="xs" variant="default" onClick={() => void update()}>
          {t('page.who.update', { name: request.contact.name })}
        </Button>
      ) : null}
      {error ? <ProblemAlert compact error={error} /> : null}
    </div>
  );
}

const digits = (text: string) => text.replace(/\D/g, '');

/** Numbers are told apart by their last eight digits: the prefix may be written or not. */
function otherDetails(request: RequestDetail): { name?: string; phone?: string; email?: string } {
  const { contact, callerName, callerPhone, callerEmail } = request;
  if (!contact) return {};
  const same = (one: string, two: string) => one.trim().toLocaleLowerCase() === two.trim().toLocaleLowerCase();
  const knownPhone = (phone: string) => contact.phones.some((one) => digits(one).slice(-8) === digits(phone).slice(-8));
  return {
    ...(callerName && !same(callerName, contact.name) ? { name: callerName } : {}),
    ...(callerPhone && !knownPhone(callerPhone) ? { phone: callerPhone } : {}),
    ...(callerEmail && !contact.emails.some((one) => same(one, callerEmail)) ? { email: callerEmail } : {}),
  };
}
