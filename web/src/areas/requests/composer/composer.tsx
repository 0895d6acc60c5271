import { Button, NativeSelect, SegmentedControl, Textarea } from '@mantine/core';
import { IconLock, IconPhone, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Action } from '#contract/requests.ts';
import { comboParts } from '../../../shell/keys.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { WritingToo } from '../../together/writing-too.tsx';
import { useRequestDesk } from '../page/request-context.ts';
import classes from './composer.module.css';
import type { Afterwards, Mode } from './composer-draft.ts';
import { Recipients } from './recipients.tsx';
import type { useComposer } from './use-composer.ts';

const icons = { reply: IconSend, note: IconLock, call_note: IconPhone } as const;
const actionOf: Record<Mode, Action> = { reply: 'reply', note: 'add_note', call_note: 'add_call_note' };

/** The modes the person may write in now, in their lasting order. */
export function modesOf(can: (action: Action) => boolean): Mode[] {
  return (['reply', 'note', 'call_note'] as const).filter((mode) => can(actionOf[mode]));
}

/** Where people write: which kind it is shows in the frame, the icon, the words of the button and who gets it. */
export function Composer({ composer, modes }: { composer: ReturnType<typeof useComposer>; modes: Mode[] }) {
  const { t } = useTranslation('requests');
  const { request, goTo } = useRequestDesk();
  const { draft, mode, change, type, send, sending, error, newSince } = composer;
  const Icon = icons[mode];
  const customer = request.contact?.name ?? request.callerName ?? request.customerName;
  const name =
    mode === 'reply'
      ? customer
        ? t('page.composer.sendTo', { name: customer })
        : t('page.composer.send')
      : t(`page.composer.add_${mode}`);
  return (
    <section className={classes.composer} data-mode={mode} aria-label={t('page.composer.label')}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          value={mode}
          aria-label={t('page.composer.kind')}
          onChange={(next) => change({ ...draft, mode: next as Mode })}
          data={modes.map((one) => ({
            value: one,
            label: <ModeLabel mode={one} chosen={one === mode} filled={draft.texts[one].trim() !== ''} />,
          }))}
        />
        {newSince > 0 ? (
          <Button size="compact-xs" variant="light" onClick={() => goTo('newest')}>
            {t('page.composer.newSince', { count: newSince })}
          </Button>
        ) : null}
      </div>
      {mode === 'reply' ? <Recipients draft={draft} onChange={change} /> : null}
      <Textarea
        id="request-composer"
        aria-label={t(`page.composer.text_${mode}`)}
        placeholder={t(`page.composer.hint_${mode}`)}
        value={draft.texts[mode]}
        onChange={(event) => type(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={14}
        variant="unstyled"
        classNames={{ input: classes.text }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          // With text here, Ctrl+Enter sends it; without, it stays the primary action of the page.
          if (draft.texts[mode].trim() === '') return;
          event.preventDefault();
          void send();
        }}
      />
      {error ? (
        <div className={classes.problem}>
          <ProblemAlert compact error={error} kept={t('page.composer.kept')} />
        </div>
      ) : null}
      <div className={classes.bar}>
        {mode === 'reply' ? (
          <Afterward value={draft.afterwards} onChange={(afterwards) => change({ ...draft, afterwards })} />
        ) : (
          <span className={classes.inside}>
            <IconLock size={14} aria-hidden /> {t('page.composer.inside')}
          </span>
        )}
        {mode === 'reply' ? <WritingToo requestId={request.id} /> : null}
        <Button
          className={classes.send}
          variant={mode === 'reply' ? 'filled' : 'default'}
          leftSection={<Icon size={16} aria-hidden />}
          rightSection={<KeyHint keys={comboParts('mod+enter')} />}
          loading={sending}
          disabled={draft.texts[mode].trim() === ''}
          onClick={() => void send()}
        >
          <span className={classes.sendWords}>{name}</span>
        </Button>
      </div>
    </section>
  );
}

function ModeLabel({ mode, chosen, filled }: { mode: Mode; chosen: boolean; filled: boolean }) {
  const { t } = useTranslation('requests');
  const Icon = icons[mode];
  return (
    <span className={classes.mode} data-chosen={chosen || undefined}>
      <Icon size={14} aria-hidden />
      <span className={classes.modeName}>{t(`page.composer.${mode}`)}</span>
      {filled ? <span className={classes.filled} role="img" aria-label={t('page.composer.draft')} /> : null}
    </span>
  );
}

/** What happens to the request once the reply is sent; only what is allowed now. */
function Afterward({ value, onChange }: { value: Afterwards; onChange: (next: Afterwards) => void }) {
  const { t } = useTranslation('requests');
  const { can } = useRequestDesk();
  const offered: Afterwards[] = [
    'stay',
    ...(can('ask_customer') ? (['ask'] as const) : []),
    ...(can('solve') ? (['solve'] as const) : []),
    ...(can('solve_and_close') || can('close') ? (['close'] as const) : []),
  ];
  return (
    <NativeSelect
      size="xs"
      className={classes.afterwards}
      aria-label={t('page.composer.afterwards')}
      value={offered.includes(value) ? value : 'stay'}
      onChange={(event) => onChange(event.currentTarget.value as Afterwards)}
      data={offered.map((one) => ({ value: one, label: t(`page.composer.then_${one}`) }))}
    />
  );
}
