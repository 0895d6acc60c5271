import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
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
  if (props.files.length + props.sending.length === 0) return null;
  const size = (bytes: number) => sizeWords(bytes, i18n.language);
  return (
    <ul className={classes.chips} aria-label={t('page.write.files')}>
      {props.files.map((file) => (
        <li key={file.id} className={classes.chip}>
          <span className={classes.chipName}>{file.filename}</span>
          <span className={classes.dim}>{size(file.size)}</span>
          <Remove name={file.filename} onClick={() => props.onRemove(file.id)} />
        </li>
      ))}
      {props.sending.map((one) => (
        <li key={one.key} className={classes.chip} data-failed={one.failed || undefined}>
          <span className={classes.chipName}>{one.file.name}</span>
          {one.failed ? (
            <>
              <span>{one.tooLarge ? t('page.write.tooLarge') : t('page.write.notUploaded')}</span>
              {one.tooLarge ? null : (
                <Button size="compact-xs" variant="subtle" onClick={() => props.onRetry(one.key)}>
                  {t('page.write.retry')}
                </Button>
              )}
            </>
          ) : (
            <progress max={1} value={one.done} aria-label={one.file.name} />
          )}
          <Remove name={one.file.name} onClick={() => props.onRemove(one.key)} />
        </li>
      ))}
    </ul>
  );
}

function Remove({ name, onClick }: { name: string; onClick: () => void }) {
  const { t } = useTranslation('requests');
  return (
    <ActionIcon size={24} variant="subtle" color="gray" aria-label={t('page.write.remove', { name })} onClick={onClick}>
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
