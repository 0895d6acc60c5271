import { Suspense, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useKey } from './keys.ts';
import { latePart } from './late-page.ts';

const KeysOverlay = latePart(() => import('./keys-overlay.tsx'));

let shown = false;
const listeners = new Set<() => void>();

function show(next: boolean): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Opens the list of keys, from the menu as well as by `?`. */
export function openKeysOverlay(): void {
  show(true);
}

/** The key of the list of keys, and the list while it is asked for. */
export function KeysKey() {
  const { t } = useTranslation('shell');
  const open = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  useKey('keys', '?', t('key.overlay'), openKeysOverlay);
  if (!open) return null;
  return (
    <Suspense>
      <KeysOverlay onClose={() => show(false)} />
    </Suspense>
  );
}
