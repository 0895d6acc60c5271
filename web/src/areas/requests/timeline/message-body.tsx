import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconFileTypography } from '@tabler/icons-react';
import { Fragment, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract/requests.ts';
import { MessageHtml } from './message-html.tsx';
import classes from './timeline.module.css';

/**
 * The text of a message as written; quoted history folded, the formatted form of mail on demand. What we wrote ourselves
 * is shown as it was formatted: the server keeps nothing of it but its small set of marks.
 */
export function MessageBody({ message }: { message: Message }) {
  const { t } = useTranslation('requests');
  const [quoted, setQuoted] = useState(false);
  const [formatted, setFormatted] = useState(false);
  const id = useId();
  return (
    <div className={classes.body}>
      {message.html ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: tidied by the server to its small set; no script can stand in it
        <div className={classes.written} dangerouslySetInnerHTML={{ __html: message.html }} />
      ) : formatted ? (
        <MessageHtml id={message.id} />
      ) : message.text ? (
        <p className={classes.text}>{withLinks(message.text, message.mentions)}</p>
      ) : null}
      {message.quoted && quoted && !formatted ? (
        <blockquote id={id} className={classes.quoted}>
          {message.quoted}
        </blockquote>
      ) : null}
      {message.quoted || (message.hasHtml && !message.html) ? (
        <div className={classes.bodyActions}>
          {message.quoted && !formatted ? (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              aria-expanded={quoted}
              aria-controls={quoted ? id : undefined}
              leftSection={
                quoted ? <IconChevronDown size={13} aria-hidden /> : <IconChevronRight size={13} aria-hidden />
              }
              onClick={() => setQuoted(!quoted)}
            >
              {t('page.message.quoted')}
            </Button>
          ) : null}
          {message.hasHtml && !message.html ? (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              aria-pressed={formatted}
              leftSection={<IconFileTypography size={13} aria-hidden />}
              onClick={() => setFormatted(!formatted)}
            >
              {formatted ? t('page.message.plain') : t('page.message.formatted')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

const address = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/;

/** Web addresses in plain text become links; they open apart and take nothing of this page with them. */
function withLinks(text: string, mentions: Message['mentions']) {
  return text.split(address).map((piece, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text that never changes
      <a key={at} href={piece} target="_blank" rel="noopener noreferrer">
        {piece}
      </a>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={at}>{withNames(piece, mentions)}</Fragment>
    ),
  );
}

/** The names of colleagues who were mentioned stand out. */
function withNames(text: string, mentions: Message['mentions']) {
  if (mentions.length === 0) return text;
  const names = mentions.map((one) => `@${one.name}`).sort((a, b) => b.length - a.length);
  const any = new RegExp(`(${names.map((name) => name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('|')})`);
  return text.split(any).map((piece, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <mark key={at} className={classes.mention}>
        {piece}
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={at}>{piece}</Fragment>
    ),
  );
}
