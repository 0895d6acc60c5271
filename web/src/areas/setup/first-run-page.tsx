import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scopes } from '../../shell/query-client.ts';
import { useSetUp } from './api.ts';
import { EntryFrame } from './entry-frame.tsx';
import { FirstRunForm } from './first-run-form.tsx';
import { Preparing } from './preparing.tsx';

/** First run: language, first administrator, empty or with example data; then straight to the desk. */
export default function FirstRunPage() {
  const { t } = useTranslation('setup');
  const client = useQueryClient();
  const setUp = useSetUp();
  const [withExample, setWithExample] = useState(false);
  useEffect(() => {
    document.title = `${t('title')} · Linja`;
  }, [t]);
  const goIn = () => client.invalidateQueries({ queryKey: [scopes.me] });
  if (setUp.isSuccess && withExample) {
    return (
      <EntryFrame title={t('preparing')}>
        <Preparing onDone={goIn} />
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t('title')} intro={t('intro')} wide languageInForm>
      <FirstRunForm
        busy={setUp.isPending || setUp.isSuccess}
        error={setUp.error}
        onSubmit={(form) => {
          const example = form.example !== 'none';
          setWithExample(example);
          setUp.mutate(form, { onSuccess: () => (example ? undefined : goIn()) });
        }}
      />
    </EntryFrame>
  );
}
