import { useRef, useState } from 'react';
import { type DialogName, placeId } from './request-context.ts';

/** The dialog that is open; when it closes, the focus goes back to where it was, or to the timeline if that is gone. */
export function useDialog() {
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const before = useRef<HTMLElement | null>(null);
  const openDialog = (name: DialogName) => {
    const active = document.activeElement;
    before.current = active instanceof HTMLElement && active !== document.body ? active : null;
    setDialog(name);
  };
  const closeDialog = () => {
    setDialog(null);
    requestAnimationFrame(() => {
      const back = before.current?.isConnected ? before.current : document.getElementById(placeId('timeline'));
      back?.focus({ preventScroll: true });
    });
  };
  return { dialog, openDialog, closeDialog };
}
