import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { cssVariables, withWords } from '../ui/theme.ts';
import { boundCache } from './bounded-cache.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { latePart } from './late-page.ts';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { SessionGate } from './session.tsx';
import { styleNonce } from './style-nonce.ts';

const LateParts = latePart(() => import('./late-parts.tsx'));

boundCache(queryClient);

/** Everything around the pages: look, server state, dialogs, toasts, session, routes. */
export function App() {
  const { t } = useTranslation('ui');
  const worded = withWords(t('close'));
  return (
    <MantineProvider
      theme={worded}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce() ?? ''}
    >
      <QueryClientProvider client={queryClient}>
        <ErrorBoundary>
          <SessionGate>
            <RouterProvider router={router} />
          </SessionGate>
        </ErrorBoundary>
        <Suspense>
          <LateParts />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}
