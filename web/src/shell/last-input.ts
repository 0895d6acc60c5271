/** A call within this time after a key or a press was led to by it. */
const counts = 60_000;

// Opening the page is an act of the person as well.
let last = Date.now();

/** Whether somebody has touched this window within the last minute; a page that renews itself is nobody's act. */
export function actedRecently(): boolean {
  return Date.now() - last < counts;
}

/** Notes keys and presses, once for the whole client. */
export function watchInput(): void {
  const note = () => {
    last = Date.now();
  };
  for (const name of ['keydown', 'pointerdown'] as const) {
    window.addEventListener(name, note, { capture: true, passive: true });
  }
}
