import { Button } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../../../ui/loading-lines.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import classes from './timeline.module.css';
import { useMessageHtml } from './timeline-api.ts';

const tallest = 900;

/**
 * The formatted form of a mail in a frame of its own: no scripts, no forms; links open apart. Pictures from elsewhere
 * are fetched only when asked for, because fetching tells the sender that the mail was read.
 */
export function MessageHtml({ id }: { id: string }) {
  const { t } = useTranslation('requests');
  const [images, setImages] = useState<'blocked' | 'allowed'>('blocked');
  const [height, setHeight] = useState(160);
  const { data, error, refetch } = useMessageHtml(id, images);
  if (error) return <ProblemAlert compact error={error} again={() => void refetch()} />;
  if (!data) return <LoadingLines lines={4} height={22} />;
  return (
    <div>
      {data.blockedImages > 0 && images === 'blocked' ? (
        <Button
          size="compact-xs"
          variant="default"
          mb={6}
          leftSection={<IconPhoto size={13} aria-hidden />}
          onClick={() => setImages('allowed')}
        >
          {t('page.message.images', { count: data.blockedImages })}
        </Button>
      ) : null}
      <iframe
        title={t('page.message.formatted')}
        className={classes.frameHtml}
        style={{ height }}
        // Same origin only so that its height can be read and pictures of the mail itself load; scripts stay off.
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        src={`/api/v1/messages/${id}/page?images=${images}`}
        onLoad={(event) => {
          const inside = event.currentTarget.contentDocument?.documentElement;
          if (inside) setHeight(Math.min(tallest, inside.scrollHeight + 4));
        }}
      />
    </div>
  );
}
