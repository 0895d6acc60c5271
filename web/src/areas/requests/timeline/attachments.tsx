import {
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconPhoto,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract/requests.ts';
import { localeOf } from '../../../ui/moment-words.ts';
import classes from './timeline.module.css';

/** Types the server lets a browser show in place. */
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Files of a message with name and size; pictures small, the whole one apart. */
export function Attachments({ of }: { of: Message['attachments'] }) {
  const { t, i18n } = useTranslation('requests');
  const files = of.filter((one) => !one.inline || !pictures.has(one.mime));
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t('page.message.attachments', { count: files.length })}>
      {files.map((file) => {
        const isPicture = pictures.has(file.mime);
        return (
          <li key={file.id}>
            <a
              className={classes.file}
              href={`/api/v1/attachments/${file.id}`}
              {...(isPicture ? { target: '_blank', rel: 'noopener' } : { download: file.filename })}
            >
              {isPicture ? (
                <img src={`/api/v1/attachments/${file.id}`} alt="" loading="lazy" className={classes.thumb} />
              ) : (
                <FileIcon mime={file.mime} />
              )}
              <span className={classes.fileName}>{file.filename}</span>
              <span className={classes.fileSize}>{sizeWords(file.size, i18n.language)}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

function FileIcon({ mime }: { mime: string }) {
  const Icon = mime.includes('pdf')
    ? IconFileTypePdf
    : mime.startsWith('image/')
      ? IconPhoto
      : /zip|compressed/.test(mime)
        ? IconFileZip
        : /sheet|excel|csv/.test(mime)
          ? IconFileSpreadsheet
          : mime.startsWith('text/')
            ? IconFileText
            : IconFile;
  return <Icon size={20} aria-hidden />;
}

/** `812 byte`, `34 kB`, `2.1 MB` by the reader's locale. */
export function sizeWords(bytes: number, language: string): string {
  const [value, unit] =
    bytes < 1_000 ? [bytes, 'byte'] : bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit: unit as string,
    unitDisplay: 'short',
    maximumFractionDigits: (value as number) < 10 && unit !== 'byte' ? 1 : 0,
  }).format(value as number);
}
