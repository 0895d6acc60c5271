import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '#contract/common-shapes.ts';
import { type Channel, channels, requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { languageNames } from '../../../shell/i18n.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { placeId, useRequestDesk } from '../page/request-context.ts';
import { SavedMark } from './draft-field.tsx';
import { useSavedChoice } from './use-saved-choice.ts';
import classes from './what.module.css';

/** How it reached us and the language to answer in. */
export function ChannelField() {
  const { t } = useTranslation('requests');
  const { request, can, missing, tried } = useRequestDesk();
  const channel = useSavedChoice<Channel | null>();
  const language = useSavedChoice<Language | null>();
  const edit = (body: { channel?: Channel | null; language?: Language | null }) => (version: number) =>
    call(requestRoutes.edit, { params: { id: request.id }, body: { ...body, version } });
  const isMissing = tried && missing.includes('channel');
  return (
    <div className={classes.pair}>
      <NativeSelect
        id={placeId('channel')}
        label={
          <span className={classes.label}>
            {t('page.section.channel')}
            <SavedMark state={channel.state} />
          </span>
        }
        disabled={!can('edit')}
        error={isMissing ? t('page.needed') : undefined}
        value={(channel.pending ? channel.pending.value : request.channel) ?? ''}
        onChange={(event) => {
          const value = (event.currentTarget.value || null) as Channel | null;
          void channel.choose(value, edit({ channel: value }));
        }}
        data={[{ value: '', label: '–' }, ...channels.map((one) => ({ value: one, label: t(`channel.${one}`) }))]}
      />
      <NativeSelect
        label={
          <span className={classes.label}>
            {t('page.what.language')}
            <SavedMark state={language.state} />
          </span>
        }
        disabled={!can('edit')}
        value={(language.pending ? language.pending.value : request.language) ?? ''}
        onChange={(event) => {
          const value = (event.currentTarget.value || null) as Language | null;
          void language.choose(value, edit({ language: value }));
        }}
        data={[{ value: '', label: '–' }, ...languages.map((one) => ({ value: one, label: languageNames[one] }))]}
      />
      {channel.error || language.error ? <ProblemAlert compact error={channel.error ?? language.error} /> : null}
    </div>
  );
}
