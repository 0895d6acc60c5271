import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MacroPreview, type MacroText, wordRoutes } from '#contract/words.ts';
import { call, isProblem } from '../../../shell/api-client.ts';
import { comboParts } from '../../../shell/keys.ts';
import { latePart } from '../../../shell/late-page.ts';
import { useMe } from '../../../shell/session.tsx';
import { uuid7 } from '../../../shell/uuid7.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { LoadingLines } from '../../../ui/loading-lines.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { offerUndo } from '../../requests/composer/undo-toast.tsx';
import { useTakeBack } from '../../requests/composer/use-take-back.ts';
import { useRequestDesk } from '../../requests/page/request-context.ts';
import { useMacroPreview } from '../api.ts';
import classes from '../writing.module.css';
import { Written } from '../written.tsx';
import { MacroOutcome } from './macro-outcome.tsx';

const TextEditor = latePart(() => import('../editor/text-editor.tsx'));

/** A macro about to be run: its texts, still to be changed, who gets them, and every field it changes. */
export function MacroRun(props: { macroId: string; onClose: () => void; back: (() => void) | undefined }) {
  const { request } = useRequestDesk();
  const { data, error, refetch } = useMacroPreview(request.id, props.macroId);
  if (error) return <ProblemAlert error={error} again={() => void refetch()} />;
  if (!data) return <LoadingLines lines={5} />;
  return <Ready key={props.macroId} preview={data} again={() => void refetch()} {...props} />;
}

const slotOf = (text: MacroText): 'reply' | 'note' => (text.as === 'note' ? 'note' : 'reply');

function Ready(props: {
  preview: MacroPreview;
  macroId: string;
  again: () => void;
  onClose: () => void;
  back: (() => void) | undefined;
}) {
  const { t } = useTranslation(['writing', 'ui', 'requests']);
  const { preview } = props;
  const { request, write, flush } = useRequestDesk();
  const [edited, setEdited] = useState<{ reply?: string; note?: string }>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // One id for this dialog: pressed twice, or again after a lost answer, it runs once.
  const id = useRef(uuid7());
  const first = useRef<HTMLButtonElement>(null);
  // What was chosen by Enter is run by Ctrl+Enter, or by Enter on the button that has the focus.
  useEffect(() => first.current?.focus(), []);
  const { preferences } = useMe();
  const takeBack = useTakeBack();
  const sends = preview.texts.some((text) => text.as !== 'note');
  const holdSeconds = sends ? (preferences.undoSeconds ?? 10) : 0;
  const run = async () => {
    if (busy || !preview.can) return;
    setBusy(true);
    setError(null);
    try {
      await flush();
      await write((version) =>
        call(wordRoutes.runMacro, {
          params: { id: request.id, macroId: props.macroId },
          body: { id: id.current, version, texts: edited, holdSeconds },
        }),
      );
      const words = t('dialog.done', { name: preview.macro.name });
      // The message to the customer has the id of the run.
      const messageId = id.current;
      if (holdSeconds > 0) offerUndo({ messageId, words, seconds: holdSeconds, undo: () => takeBack(messageId) });
      else toastDone(words);
      props.onClose();
    } catch (failure) {
      setError(failure);
      if (isProblem(failure, 'request_changed')) props.again();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        void run();
      }}
    >
      <Stack gap="md">
        <Text fw={600} size="lg">
          {preview.macro.name}
        </Text>
        {preview.texts.map((text) => (
          <div key={text.as} className={classes.field}>
            <Text size="sm" c="dimmed">
              {t(`outcome.${text.as}`, { to: [...text.to, ...text.cc].join(', ') || t('outcome.nobody') })}
              {text.subject ? ` · ${text.subject}` : ''}
            </Text>
            <Suspense fallback={<Loader size="sm" />}>
              <TextEditor
                label={t(`outcome.text_${text.as}`)}
                value={text.html}
                onChange={(html) => setEdited((before) => ({ ...before, [slotOf(text)]: html }))}
              />
            </Suspense>
            {text.signature ? <Written html={text.signature} className={classes.signature} /> : null}
          </div>
        ))}
        <MacroOutcome preview={preview} />
        {error ? <ProblemAlert compact error={error} kept={t('dialog.kept')} /> : null}
        <Group justify="flex-end" gap="xs">
          {props.back ? (
            <Button variant="subtle" onClick={props.back} mr="auto">
              {t('dialog.back')}
            </Button>
          ) : null}
          <Button ref={preview.can ? undefined : first} variant="default" onClick={props.onClose}>
            {t('ui:cancel')}
          </Button>
          <Button
            type="submit"
            ref={preview.can ? first : undefined}
            loading={busy}
            disabled={!preview.can}
            rightSection={<KeyHint keys={comboParts('mod+enter')} />}
          >
            {t('dialog.run')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
