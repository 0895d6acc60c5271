import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Suspense, useSyncExternalStore } from 'react';
import { everydayWords } from './i18n.ts';
import { latePart } from './late-page.ts';
import { useMe } from './session.tsx';
import { useEditMe } from './session-api.ts';

const Tour = latePart(() =>
  Promise.all([import('../areas/preferences/tour.tsx'), everydayWords()]).then(([loaded]) => loaded),
);

let asked = false;
const listeners = new Set<() => void>();

function ask(next: boolean): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Begins the tour on the desk, from the menu. */
export function useStartTour(): () => void {
  const navigate = useNavigate();
  return () => void navigate({ to: '/' }).then(() => ask(true));
}

/** The tour: offered once to each person on a desk with example data, and whenever it is asked for. */
export function TourPlace() {
  const me = useMe();
  const edit = useEditMe();
  const onDesk = useRouterState({ select: ({ location }) => location.pathname === '/' });
  const begun = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
  const offered = me.example && me.preferences.tour === undefined;
  if (!onDesk || !(begun || offered)) return null;
  return (
    <Suspense>
      <Tour
        key={String(begun)}
        offered={!begun}
        onEnd={(tour) => {
          ask(false);
          edit.mutate({ preferences: { tour } });
        }}
      />
    </Suspense>
  );
}
