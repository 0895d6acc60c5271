import { Button, TagsInput, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { requestKeys } from '../api.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { useTimeline } from '../timeline/timeline-api.ts';
import classes from './composer.module.css';
import type { Draft } from './composer-draft.ts';
import { outsiders } from './outsiders.ts';

type Proposed = { address: string; name: string | null; reason: string };

/** Who gets the reply and why each of them, always in sight; opened, they can be changed. */
export function Recipients({ draft, onChange }: { draft: Draft; onChange: (next: Draft) => void }) {
  const { t, i18n } = useTranslation('requests');
  const { request } = useRequestDesk();
  const [editing, setEditing] = useState(false);
  const { data } = useQuery({
    queryKey: requestKeys.recipients(request.id),
    queryFn: ({ signal }) => call(requestRoutes.recipients, { params: { id: request.id }, signal }),
  });
  const timeline = useTimeline(request.id);
  if (!data) return <div className={classes.recipients} />;
  const proposed: Proposed[] = [...data.to, ...data.cc];
  const to = draft.to ?? data.to.map((one) => one.address);
  const cc = draft.cc ?? data.cc.map((one) => one.address);
  const bcc = draft.bcc ?? [];
  const strangers = outsiders([...to, ...cc, ...bcc], {
    proposed: proposed.map((one) => one.address),
    customer: request.contact?.emails ?? [],
    entries: timeline.data ?? [],
  });
  const warning = <Warnings nobody={to.length === 0} strangers={strangers} />;
  const why = (address: string) => {
    const reason = proposed.find((one) => one.address === address)?.reason;
    if (!reason) return t('page.recipients.added');
    return i18n.exists(`requests:page.recipients.${reason}`) ? t(`page.recipients.${reason}`) : reason;
  };
  const known = (address: string) => {
    const name = proposed.find((one) => one.address === address)?.name;
    return name ? `${name} <${address}>` : address;
  };
  if (editing) {
    return (
      <div className={classes.editing}>
        <TagsInput
          size="xs"
          label={t('page.recipients.to')}
          value={to}
          onChange={(next) => onChange({ ...draft, to: next })}
          splitChars={[',', ';', ' ']}
          acceptValueOnBlur
          data-autofocus
        />
        <TagsInput
          size="xs"
          label={t('page.recipients.cc')}
          value={cc}
          onChange={(next) => onChange({ ...draft, cc: next })}
          splitChars={[',', ';', ' ']}
          acceptValueOnBlur
        />
        <TagsInput
          size="xs"
          label={t('page.recipients.bcc')}
          value={bcc}
          onChange={(next) => onChange({ ...draft, bcc: next })}
          splitChars={[',', ';', ' ']}
          acceptValueOnBlur
        />
        {warning}
        <Button size="compact-xs" variant="subtle" onClick={() => setEditing(false)}>
          {t('page.recipients.done')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.recipients}>
      <Text size="sm" component="div" className={classes.who}>
        <span className={classes.dim}>{t('page.recipients.to')}</span>{' '}
        {to.length === 0 ? <strong className={classes.nobody}>{t('page.recipients.nobody')}</strong> : null}
        {to.map((address) => (
          <Recipient key={address} name={known(address)} why={why(address)} />
        ))}
        {cc.length > 0 ? (
          <>
            <span className={classes.dim}>{t('page.recipients.cc')}</span>{' '}
            {cc.map((address) => (
              <Recipient key={address} name={known(address)} why={why(address)} />
            ))}
          </>
        ) : null}
        {bcc.length > 0 ? (
          <>
            <span className={classes.dim}>{t('page.recipients.bcc')}</span>{' '}
            {bcc.map((address) => (
              <Recipient key={address} name={known(address)} why={t('page.recipients.added')} />
            ))}
          </>
        ) : null}
        {data.from ? (
          <span className={classes.dim}>{t('page.recipients.from', { address: data.from })}</span>
        ) : (
          <span className={classes.nobody}>{t('page.recipients.noSender')}</span>
        )}
        {warning}
      </Text>
      <Button size="compact-xs" variant="subtle" onClick={() => setEditing(true)}>
        {t('page.recipients.change')}
      </Button>
    </div>
  );
}

function Recipient({ name, why }: { name: string; why: string }) {
  return (
    <span className={classes.recipient}>
      {name} <span className={classes.dim}>({why})</span>{' '}
    </span>
  );
}

/** What is easily overlooked: nobody gets it, or somebody does who was not part of it so far. */
function Warnings({ nobody, strangers }: { nobody: boolean; strangers: string[] }) {
  const { t, i18n } = useTranslation('requests');
  const names = new Intl.ListFormat(i18n.language).format(strangers);
  return (
    <span role="status">
      {nobody ? (
        <span className={classes.warn}>
          <IconAlertTriangle size={14} aria-hidden /> {t('page.recipients.needsOne')}
        </span>
      ) : null}
      {strangers.length > 0 ? (
        <span className={classes.warn}>
          <IconAlertTriangle size={14} aria-hidden /> {t('page.recipients.outside', { count: strangers.length, names })}
        </span>
      ) : null}
    </span>
  );
}
