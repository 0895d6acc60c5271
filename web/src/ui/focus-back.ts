import { useEffect, useState } from 'react';

/**
 * For a dialog that is mounted when it opens: gives the focus back to where it was once the dialog is gone, or to the
 * page where that is gone too. The kit does so only for dialogs that stay mounted.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const { activeElement } = document;
        // Whoever closed it may have sent the focus elsewhere already.
        if (activeElement && activeElement !== document.body) return;
        const there = before instanceof HTMLElement && before !== document.body && before.isConnected;
        (there ? before : document.getElementById('page'))?.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
