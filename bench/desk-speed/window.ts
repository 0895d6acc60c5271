import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** A window of somebody who works at the desk, and what its layout shifted by so far. */
export type DeskWindow = { page: Page; context: BrowserContext; session: CDPSession };

/** What must be seen on the page, for a key to have had its effect. All that is named must hold. */
export type Seen = {
  /** A selector something drawn matches, or nothing drawn any more. */
  drawn?: string;
  gone?: string;
  /** A selector the focused element matches. */
  focused?: string;
  /** The beginning of the address. */
  path?: string;
  /** Text that stands somewhere in the element named by `drawn`, or in the page. */
  text?: string;
};

/** A window with nothing in its cache; `script` is asked of every document before its own scripts. */
export async function openWindow(browser: Browser): Promise<DeskWindow> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en', bypassCSP: true });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => console.error(`the page complains: ${error.stack ?? error.message}`));
  page.on('console', (message) => message.type() === 'error' && console.error(`the page says: ${message.text()}`));
  await page.addInitScript(inPage);
  const session = await context.newCDPSession(page);
  return { page, context, session };
}

/** Signs in as the page does and opens a path. */
export async function signIn(
  window: DeskWindow,
  url: string,
  person: { email: string; password: string },
): Promise<void> {
  const answer = await window.context.request.post(`${url}/api/v1/sign-in`, {
    data: person,
    headers: { origin: url },
  });
  if (answer.status() !== 200) throw new Error(`sign-in answered ${answer.status()}: ${await answer.text()}`);
}

/** Milliseconds from the time the browser received the key to the end of the frame in which its effect is painted. */
export async function keyToEffect(page: Page, keys: string[], effect: Seen): Promise<number> {
  const last = keys.at(-1) as string;
  for (const key of keys.slice(0, -1)) await page.keyboard.press(key);
  const measured = page.evaluate((seen) => window.speed.afterKey(seen), effect);
  // The page has to be listening before the key goes down.
  await page.evaluate(() => window.speed.listening());
  await page.keyboard.press(last);
  const took = await measured;
  if (took < 0) throw new Error(`${keys.join(' ')} had no effect: ${JSON.stringify(effect)} at ${page.url()}`);
  return took;
}

/** Resolves when something is seen; throws after ten seconds. */
export async function until(page: Page, seen: Seen): Promise<void> {
  const at = await page.evaluate((wanted) => window.speed.seenAt(wanted), seen);
  if (at < 0) throw new Error(`never seen: ${JSON.stringify(seen)} at ${page.url()}`);
}

declare global {
  interface Window {
    speed: {
      afterKey: (seen: Seen) => Promise<number>;
      listening: () => Promise<void>;
      /** Time of day, in milliseconds, at which it was painted; -1 when it never was. */
      seenAt: (seen: Seen) => Promise<number>;
      /** Sum of all layout shifts that no input explains, and the largest session window (web.dev CLS). */
      shifts: () => { worst: number; total: number; from: string[] };
    };
  }
}

/** Runs inside the page before its own scripts. */
function inPage(): void {
  const patience = 10_000;
  const isDrawn = (one: Element) => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden';
  const holds = (seen: Seen) => {
    if (seen.path !== undefined && !(location.pathname + location.search).startsWith(seen.path)) return false;
    const found =
      seen.drawn === undefined ? [document.body] : [...document.querySelectorAll(seen.drawn)].filter(isDrawn);
    if (found.length === 0 || found[0] === null) return false;
    if (seen.gone !== undefined && [...document.querySelectorAll(seen.gone)].some(isDrawn)) return false;
    if (seen.focused !== undefined && !document.activeElement?.matches(seen.focused)) return false;
    const { text } = seen;
    return text === undefined || found.some((one) => one?.textContent?.includes(text));
  };
  // Looked at when a frame begins; the message comes after that frame has been painted.
  const painted = (seen: Seen, began: () => boolean, then: (ok: boolean) => void) => {
    const end = performance.now() + patience;
    const look = () => {
      const ok = began() && holds(seen);
      if (!ok && performance.now() < end) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(ok);
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  };
  let listening = () => {};
  let heard = Promise.resolve();
  const shifts: { value: number; at: number; from: string }[] = [];
  new PerformanceObserver((list) => {
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources?: { node?: Node | null }[] };
    for (const one of list.getEntries() as Shift[]) {
      if (one.hadRecentInput) continue;
      const node = one.sources?.[0]?.node;
      const name =
        node instanceof Element ? `${node.tagName.toLowerCase()}.${node.className}` : (node?.nodeName ?? '?');
      shifts.push({
        value: one.value,
        at: one.startTime,
        from: `${location.pathname} ${name} ${one.value.toFixed(4)}`,
      });
    }
  }).observe({ type: 'layout-shift', buffered: true });
  window.speed = {
    afterKey: (seen) => {
      let pressed: number | null = null;
      heard = new Promise((resolve) => {
        listening = resolve;
      });
      const note = (event: KeyboardEvent) => {
        if (!['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) pressed ??= event.timeStamp;
      };
      window.addEventListener('keydown', note, { capture: true });
      listening();
      return new Promise((resolve) => {
        painted(
          seen,
          () => pressed !== null,
          (ok) => {
            window.removeEventListener('keydown', note, { capture: true });
            resolve(ok ? performance.now() - (pressed ?? 0) : -1);
          },
        );
      });
    },
    listening: () => heard,
    seenAt: (seen) =>
      new Promise((resolve) =>
        painted(
          seen,
          () => true,
          (ok) => resolve(ok ? Date.now() : -1),
        ),
      ),
    shifts: () => {
      let worst = 0;
      let sum = 0;
      let first = 0;
      let last = Number.NEGATIVE_INFINITY;
      for (const { value, at } of shifts) {
        if (at - last > 1000 || at - first > 5000) {
          sum = 0;
          first = at;
        }
        sum += value;
        last = at;
        worst = Math.max(worst, sum);
      }
      return { worst, total: shifts.reduce((all, one) => all + one.value, 0), from: shifts.map((one) => one.from) };
    },
  };
}
