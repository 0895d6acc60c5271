import { serverAnswers } from './late-page.ts';

const reloadedAt = 'linja.reloaded';

/**
 * After an update the files of the version in this tab are gone, and opening a page not yet loaded fails. One reload
 * fetches the new version; not more than one a minute, so that a server without the file does not make a circle. Without
 * a connection nothing is reloaded: the browser would put its own empty page in place of somebody's work.
 */
export function startNewVersion(): void {
  window.addEventListener('vite:preloadError', () => {
    void serverAnswers().then((answers) => {
      const last = Number(sessionStorage.getItem(reloadedAt) ?? 0);
      if (!answers || Date.now() - last < 60_000) return;
      sessionStorage.setItem(reloadedAt, String(Date.now()));
      window.location.reload();
    });
  });
}
