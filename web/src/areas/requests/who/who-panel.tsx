import { Button } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../ui/moment.tsx';
import { toastProblem } from '../../../ui/toast.tsx';
import { placeId, useRequestDesk } from '../page/request-context.ts';
import { CallerFields } from './caller-fields.tsx';
import { CustomerCard } from './customer-card.tsx';
import { CustomerHistory } from './customer-history.tsx';
import { GivenThisTime } from './given-this-time.tsx';
import classes from './who.module.css';
import { useIdentify } from './who-api.ts';
import { WhoSearch } from './who-search.tsx';

/** *Who is it*: finds or keeps the customer, shows what is known and what was asked before. */
export function WhoPanel() {
  const { t } = useTranslation('requests');
  const { request, can } = useRequestDesk();
  const [changing, setChanging] = useState(false);
  const identify = useIdentify();
  const { contact } = request;
  const contactId = contact?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another customer ends the search
  useEffect(() => setChanging(false), [contactId]);
  const unlink = () => identify('this_request_only', { contactId: null }).catch((error) => toastProblem(error));
  return (
    <section aria-labelledby="request-who-title" className={classes.panel}>
      <h2 id="request-who-title" className={classes.title} tabIndex={contact && !changing ? -1 : undefined}>
        {t('page.who.title')}
      </h2>
      {can('identify_customer') && (!contact || changing) ? (
        <WhoSearch
          autoFocus={changing}
          onCancel={changing ? () => setChanging(false) : undefined}
          onDone={() => setChanging(false)}
        />
      ) : null}
      {contact ? (
        <>
          <CustomerCard contact={contact} />
          <GivenThisTime />
          {can('identify_customer') && !changing ? (
            <div className={classes.actions}>
              <Button
                id={placeId('who')}
                size="xs"
                variant="default"
                leftSection={<IconUserSearch size={14} aria-hidden />}
                onClick={() => setChanging(true)}
              >
                {t('page.who.change')}
              </Button>
              <Button size="xs" variant="subtle" onClick={() => void unlink()}>
                {t('page.who.unlink')}
              </Button>
            </div>
          ) : null}
          <CustomerHistory contactId={contact.id} here={request.number} />
        </>
      ) : request.erasedAt ? (
        <p className={classes.erased}>
          {t('erased')} <Moment at={request.erasedAt} exact />
        </p>
      ) : (
        <CallerFields />
      )}
    </section>
  );
}
