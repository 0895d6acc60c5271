import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** True once `milliseconds` have passed: what comes sooner needs no sign of waiting. */
export function useAfter(milliseconds: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return passed;
}

/** Lines of the final size that show after 300 ms; the space is held from the start so that nothing jumps. */
export function LoadingLines({ lines = 3, height = 'var(--linja-row)' }: { lines?: number; height?: string | number }) {
  const { t } = useTranslation('ui');
  const shown = useAfter(300);
  return (
    <div role="status" style={{ padding: '4px 16px' }}>
      {shown ? <VisuallyHidden>{t('loading')}</VisuallyHidden> : null}
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are alike and never reordered
        <div key={at} style={{ height, display: 'flex', alignItems: 'center' }}>
          {shown ? <Skeleton height={12} width={`${92 - ((at * 17) % 40)}%`} /> : null}
        </div>
      ))}
    </div>
  );
}
