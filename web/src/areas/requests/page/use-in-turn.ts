import { useRef } from 'react';

/** Wraps an asynchronous function so that each call begins when the one before has ended, well or badly. */
export function useInTurn<Given, Answer>(run: (given: Given) => Promise<Answer>): (given: Given) => Promise<Answer> {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef(run);
  latest.current = run;
  const wrapped = useRef((given: Given) => {
    const turn = last.current.then(() => latest.current(given));
    last.current = turn.catch(() => undefined);
    return turn;
  });
  return wrapped.current;
}
