const far = 3;

/** Has words that a narrow place cuts off say themselves whole under the pointer, once for the whole client. */
export function sayWholeWords(): void {
  document.addEventListener('pointerover', ({ target }) => offerWhole(target), { passive: true });
}

/**
 * Gives the nearest cut text above `target` its whole as a title, and takes back one given before where it fits again:
 * columns are resized and rows change under the pointer. A title somebody wrote stays as it is.
 */
function offerWhole(target: EventTarget | null): void {
  let one = target instanceof HTMLElement ? target : null;
  for (let up = 0; one && up < far; up += 1, one = one.parentElement) {
    if (getComputedStyle(one).textOverflow !== 'ellipsis') continue;
    const ours = one.dataset.whole !== undefined;
    if (!ours && one.closest('[title]')) return;
    const cut = one.scrollWidth > one.clientWidth;
    if (cut) {
      one.dataset.whole = '';
      one.title = (one.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 300);
    } else if (ours) {
      one.removeAttribute('title');
      delete one.dataset.whole;
    }
    return;
  }
}
