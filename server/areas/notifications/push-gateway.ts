import { lookup as resolve } from 'node:dns';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import webPush from 'web-push';
import type { Runtime } from '#platform/command.ts';
import { deskAddress } from '#platform/desk-address.ts';
import { isPublicAddress } from '#platform/public-address.ts';
import { isPushAddress } from './push-address.ts';
import { pushKeys } from './push-keys.ts';
import type { PushSubscriptionRow } from './push-subscription-queries.ts';

/** What a push carries: a title in the reader's language and where it leads; never what somebody wrote. */
export type Push = { title: string; body: string; url: string; tag: string };

/** `dead`: the push service knows this browser no more (404, 410); `refused`: it did not take it this time. */
export type PushOutcome = 'taken' | 'dead' | 'refused';

const timeoutMs = 10_000;
/** A browser that is off gets it within this time, in seconds; later it is old news. */
const keptSeconds = 4 * 3600;

const withLoopback = new WeakSet<Runtime>();

/** Lets this desk send pushes to its own machine, over http too: for tests, whose push service stands there. */
export function letPushesReachLoopback(runtime: Runtime): void {
  withLoopback.add(runtime);
}

export const mayPushTo = (runtime: Runtime, endpoint: string): boolean =>
  isPushAddress(endpoint, withLoopback.has(runtime));

/** Resolves a name and gives only what lies on the public internet: a name may point inwards, and may change (SSRF). */
const publicLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    const outside = error ? [] : found.filter((one) => isPublicAddress(one.address));
    const [first] = outside;
    if (error || !first) return done(error ?? new Error('the name leads to no public address'), '', 4);
    if (options.all) return done(null, outside);
    return done(null, first.address, first.family);
  });
};

/**
 * Sends one push, encrypted for the browser (RFC 8291) and signed by the desk (RFC 8292). Never throws; follows no
 * redirection.
 */
export async function sendPush(runtime: Runtime, to: PushSubscriptionRow, push: Push): Promise<PushOutcome> {
  if (!mayPushTo(runtime, to.endpoint)) return 'dead';
  try {
    const keys = await pushKeys(runtime);
    const address = deskAddress();
    const details = webPush.generateRequestDetails(
      { endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } },
      JSON.stringify(push),
      {
        TTL: keptSeconds,
        urgency: 'normal',
        vapidDetails: {
          subject: address.startsWith('https:') ? address : 'mailto:linja@localhost',
          publicKey: keys.publicKey,
          privateKey: keys.privateKey,
        },
      },
    );
    const status = await post(runtime, details);
    if (status === 404 || status === 410) return 'dead';
    return status >= 200 && status < 300 ? 'taken' : 'refused';
  } catch (error) {
    runtime.log.warn({ err: error, host: new URL(to.endpoint).host }, 'a push could not be sent');
    return 'refused';
  }
}

function post(runtime: Runtime, details: webPush.RequestDetails): Promise<number> {
  const url = new URL(details.endpoint);
  const send = url.protocol === 'http:' ? overHttp : overHttps;
  return new Promise((done, fail) => {
    const request = send(
      url,
      {
        method: details.method,
        headers: details.headers as Record<string, string>,
        signal: AbortSignal.timeout(timeoutMs),
        ...(withLoopback.has(runtime) ? {} : { lookup: publicLookup }),
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => done(answer.statusCode ?? 0));
        answer.on('error', fail);
      },
    );
    request.on('error', fail);
    request.end(details.body);
  });
}
