import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ProblemAlert } from '../ui/problem-alert.tsx';

/** Drawn in place of a page that broke; rail and top bar stay usable. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div style={{ padding: 24, maxWidth: 640 }}>
      <ProblemAlert error={error} again={again} />
    </div>
  );
}
