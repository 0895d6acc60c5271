import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './sign-in.module.css';

/** The recovery codes, this once: to copy or to keep as a file. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation('sign-in');
  const text = codes.join('\n');
  return (
    <Stack gap="md">
      <Text>{t('codes.text')}</Text>
      <ol className={classes.codes} aria-label={t('codes.label')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Group justify="space-between">
        <Group gap="xs">
          <CopyButton value={text} timeout={4000}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                onClick={copy}
                leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              >
                <span aria-live="polite">{copied ? t('codes.copied') : t('codes.copy')}</span>
              </Button>
            )}
          </CopyButton>
          <Button
            variant="default"
            component="a"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
            download="linja-recovery-codes.txt"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('codes.file')}
          </Button>
        </Group>
        <Button onClick={onDone} data-autofocus>
          {t('codes.done')}
        </Button>
      </Group>
    </Stack>
  );
}
