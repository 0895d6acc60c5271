import { Button, NativeSelect, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Chain, ChainBody, escalationRoutes, reactions } from '#contract/escalation.ts';
import { call } from '../../shell/api-client.ts';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { useSettingsChanged } from '../settings/api.ts';
import { Effects } from '../settings/effects/effects.tsx';
import { RunOnOpen } from '../settings/effects/run-on-open.tsx';
import { useEffects } from '../settings/effects/use-effects.ts';
import { RecordDrawer } from '../settings/form/record-drawer.tsx';
import { blanks, Sentence } from '../settings/form/sentence.tsx';
import { useDeskReach } from '../settings/form/use-desk-reach.ts';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import { readChain, useChain } from './api.ts';
import { chainDraft, laterEvents, newLevel, withLevel } from './chain-draft.ts';
import classes from './escalation.module.css';
import { LevelCard } from './level-card.tsx';

/** The chain of a priority: a line of levels with their times and deeds, and what the events of a request do to it. */
export default function ChainDrawer({ priorityId, onClose }: { priorityId: string; onClose: () => void }) {
  const { data } = useChain(priorityId);
  return data ? <ChainForm chain={data} onClose={onClose} /> : <LoadingLines />;
}

function ChainForm({ chain, onClose }: { chain: Chain; onClose: () => void }) {
  const { t } = useTranslation(['escalation', 'settings']);
  const { mayEdit: may, whyNot } = useDeskReach(chain.reach);
  const changed = useSettingsChanged();
  const { id, name } = chain.priority;
  const whole = useRef<ChainBody>(chainDraft(chain));
  const form = useRecordForm({
    record: chain,
    draftOf: (saved: Chain | undefined) => chainDraft(saved),
    schema: ChainBody.partial(),
    bodyOf: (values) => values,
    // A chain is written whole: an edit of one level may mean another one too.
    save: (body) =>
      call(escalationRoutes.writeChain, {
        params: { id },
        body: { ...whole.current, version: body.version as number },
      }),
    reread: () => readChain(id),
    onSaved: () => {
      void changed();
      toastDone(t('chain.saved', { name }));
      onClose();
    },
  });
  const { values, set } = form;
  whole.current = values;
  // Who may not save it is not told either; a draft without values is not asked about.
  const facts = useEffects({ kind: 'escalation', id, values: may ? values : {} }).data?.facts ?? [];
  // What came before there was a chain is treated as new where somebody says so, and new requests begin one (§3.2).
  const without = facts.find((one) => one.code === 'escalation_without')?.count ?? 0;
  const begins = ['restart', 'continue'].includes(values.events.new_request);
  const example = facts.find((one) => one.code === 'escalation_example')?.levels ?? [];
  return (
    <RecordDrawer
      wide
      title={t('chain.title', { name })}
      form={form}
      onClose={onClose}
      mayEdit={may}
      whyNot={whyNot}
      names={{ levels: t('chain.levels'), events: t('chain.events'), inTimeFrameOnly: t('chain.hoursLabel') }}
    >
      <Sentence
        text={t('chain.hours', blanks('hours'))}
        controls={{
          hours: (
            <NativeSelect
              aria-label={t('chain.hoursLabel')}
              value={values.inTimeFrameOnly ? 'open' : 'all'}
              data={[
                { value: 'open', label: t('chain.hoursOpen', { calendar: chain.calendar.name }) },
                { value: 'all', label: t('chain.hoursAll') },
              ]}
              onChange={(event) => set('inTimeFrameOnly', event.currentTarget.value === 'open')}
            />
          ),
        }}
      />
      <ol className={classes.chain} aria-label={t('chain.levels')}>
        <li className={classes.node}>
          <span className={classes.mark} aria-hidden>
            ●
          </span>
          <EventSentence event="new_request" values={values} name={name} onChange={(events) => set('events', events)} />
        </li>
        {values.levels.map((level, at) => (
          <LevelCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place in the line
            key={at}
            value={level}
            at={at}
            would={example.find((one) => one.level === at + 1)?.at}
            error={form.at(`levels.${at}.afterMinutes`)}
            personError={form.at(`levels.${at}.personId`) ? t('chain.choosePerson') : undefined}
            onChange={(change) => set('levels', withLevel(values.levels, at, change))}
            onRemove={() => set('levels', withLevel(values.levels, at, null))}
          />
        ))}
        {may && values.levels.length < 9 ? (
          <li className={classes.node}>
            <span className={classes.mark} aria-hidden>
              +
            </span>
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => set('levels', [...values.levels, newLevel(values.levels)])}
            >
              {t('chain.add')}
            </Button>
          </li>
        ) : null}
      </ol>
      <section aria-label={t('chain.events')}>
        <Text fw={600} size="sm">
          {t('chain.events')}
        </Text>
        <table className={classes.events}>
          <tbody>
            {laterEvents.map((event) => (
              <tr key={event}>
                <th scope="row">{t(`chain.event.${event}`, { name })}</th>
                <td>
                  <ReactionSelect
                    event={event}
                    values={values}
                    name={name}
                    onChange={(events) => set('events', events)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Text size="sm" c="dimmed">
          {t('chain.always')}
        </Text>
      </section>
      {may ? <Effects kind="escalation" id={id} values={values} /> : null}
      {may ? (
        <RunOnOpen
          action="begin_escalation"
          filter={{ priorityId: id, kind: '-comment', escalation: 'unbegun' }}
          offered={!form.dirty && without > 0 && begins}
          hint={t('settings:effects.beginHint')}
          verb={t('settings:effects.begin', { count: without })}
        />
      ) : null}
    </RecordDrawer>
  );
}

type EventProps = {
  event: keyof ChainBody['events'];
  values: ChainBody;
  name: string;
  onChange: (events: ChainBody['events']) => void;
};

function EventSentence(props: EventProps) {
  const { t } = useTranslation('escalation');
  return (
    <Sentence
      text={t('chain.begin', { ...blanks('begins'), name: props.name })}
      controls={{ begins: <ReactionSelect {...props} /> }}
    />
  );
}

function ReactionSelect({ event, values, name, onChange }: EventProps) {
  const { t } = useTranslation('escalation');
  const begins = event === 'new_request';
  const offered = begins ? (['restart', 'none'] as const) : reactions;
  const chosen = values.events[event];
  return (
    <NativeSelect
      aria-label={t(`chain.event.${event}`, { name })}
      value={begins ? (chosen === 'restart' || chosen === 'continue' ? 'restart' : 'none') : chosen}
      data={offered.map((one) => ({ value: one, label: t(begins ? `chain.begins.${one}` : `chain.reaction.${one}`) }))}
      onChange={(change) =>
        onChange({ ...values.events, [event]: change.currentTarget.value as (typeof reactions)[number] })
      }
    />
  );
}
