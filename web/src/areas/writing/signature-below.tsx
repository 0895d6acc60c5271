import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { wordRoutes } from '#contract/words.ts';
import { call } from '../../shell/api-client.ts';
import { writingKeys } from './api.ts';
import classes from './writing.module.css';
import { Written } from './written.tsx';

/** What will stand below the reply, in the customer's language, shown before it is sent. */
export function SignatureBelow({ requestId }: { requestId: string }) {
  const { t } = useTranslation('writing');
  const { data } = useQuery({
    queryKey: writingKeys.signature(requestId),
    queryFn: ({ signal }) => call(wordRoutes.requestSignature, { params: { id: requestId }, signal }),
  });
  if (!data?.signature) return null;
  return (
    <section className={classes.signature} aria-label={t('signature.below')} lang={data.signature.language}>
      <Written html={data.signature.html} className={classes.signature} />
    </section>
  );
}
