import { ActionIcon, Button, FileButton, VisuallyHidden } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadedFile } from '#contract/writing.ts';
import { sizeWords } from '../timeline/attachments.tsx';
import classes from './composer.module.css';
import type { Sending } from './use-files.ts';

/** Files that go along, with size and the way to take them out again; those on their way show how far they are. */
export function FileChips(props: {
  files: UploadedFile[];
  sending: Sending[];
  onRemove: (id: string) => void;
  onRetry: (key: string) => void;
}) {
  const { t, i18n } = useTranslation('requests');
  const list = useRef<HTMLUListElement>(null);
  if (props.files.length + props.sending.length === 0) return null;
  // The button that was pressed goes with its file: the next one takes the focus, or the text.
  const remove = (run: () => void) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-remove]') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const next = buttons[at + 1] ?? buttons[at - 1] ?? document.getElementById('request-composer');
    run();
    next?.focus();
  };
  const size = (bytes: number) => sizeWords(bytes, i18n.language);
  return (
    <ul ref={list} className={classes.chips} aria-label={t('page.write.files')}>
      {props.files.map((file) => (
        <li key={file.id} className={classes.chip}>
          <span className={classes.chipName} title={file.filename}>
            {file.filename}
          </span>
          <span className={classes.dim}>{size(file.size)}</span>
          <Remove name={file.filename} onClick={() => remove(() => props.onRemove(file.id))} />
        </li>
      ))}
      {props.sending.map((one) => (
        <li key={one.key} className={classes.chip} data-failed={one.failed || undefined}>
          <span className={classes.chipName} title={one.file.name}>
            {one.file.name}
          </span>
          {one.failed ? (
            <>
              <span role="alert">
                <VisuallyHidden>{one.file.name}: </VisuallyHidden>
                {one.tooLarge ? t('page.write.tooLarge') : t('page.write.notUploaded')}
              </span>
              {one.tooLarge ? null : (
                <Button size="compact-xs" variant="subtle" onClick={() => props.onRetry(one.key)}>
                  {t('page.write.retry')}
                </Button>
              )}
            </>
          ) : (
            <progress max={1} value={one.done} aria-label={one.file.name} />
          )}
          <Remove name={one.file.name} onClick={() => remove(() => props.onRemove(one.key))} />
        </li>
      ))}
    </ul>
  );
}

function Remove({ name, onClick }: { name: string; onClick: () => void }) {
  const { t } = useTranslation('requests');
  return (
    <ActionIcon
      data-remove
      size={24}
      variant="subtle"
      color="gray"
      aria-label={t('page.write.remove', { name })}
      onClick={onClick}
    >
      <IconX size={14} aria-hidden />
    </ActionIcon>
  );
}

/** The button beside the tools of the editor. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation('requests');
  return (
    <FileButton multiple onChange={onFiles}>
      {(props) => (
        <ActionIcon
          {...props}
          size={26}
          variant="subtle"
          color="gray"
          aria-label={t('page.write.attach')}
          title={t('page.write.attach')}
        >
          <IconPaperclip size={16} aria-hidden />
        </ActionIcon>
      )}
    </FileButton>
  );
}
