/** Lets `run` happen at once and then at most once in `milliseconds`; what is asked in between happens at its end. */
export function paced(run: () => void, milliseconds: number): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asked = false;
  const open = () => {
    waiting = undefined;
    if (!asked) return;
    asked = false;
    go();
  };
  const go = () => {
    if (waiting !== undefined) {
      asked = true;
      return;
    }
    waiting = setTimeout(open, milliseconds);
    run();
  };
  return go;
}
