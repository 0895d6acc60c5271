import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import { findSetting } from '#areas/settings/index.ts';
import { type Ctx, command, type Runtime } from '#platform/command.ts';
import { AppError, conflict, invalid, notFound } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { codeKinds } from './attempt-policy.ts';
import { type CallerPlace, placeOf } from './caller.ts';
import { addressBucket, begunBucket, countAttempt, forgiveAttempt } from './count-attempt.ts';
import { atTheDoor, door } from './door.ts';
import { enter } from './enter.ts';
import { noteSecurity } from './note-security.ts';
import { deletePasskey, insertPasskey, listPasskeys, lockPasskey, notePasskeyUse } from './passkey-queries.ts';
import type { SignIn } from './sign-in.ts';
import { findSignInPerson, insertTicket, type TicketKind, takeTicket } from './sign-in-queries.ts';
import type { Entry } from './sign-in-with-password.ts';
import { assertPasswordMayEnter } from './sso-settings.ts';
import { digestOf, newToken } from './tokens.ts';

/** Minutes a challenge stands; the form with a passkey in its autofill may wait long for somebody. */
const challengeMinutes = 15;

/** Host name passkeys belong to; a bare IP address cannot have any (WebAuthn §5.1.2). */
export function passkeyHost(signIn: SignIn, request: FastifyRequest): string | null {
  const host = new URL(signIn.originOf(request)).hostname;
  return /^[\d.]+$|^\[/.test(host) ? null : host;
}

type Options = { options: Record<string, unknown>; cookies: string[] };

/** Begins to add a passkey: one that the device finds by itself and that checks who uses it. */
export async function startPasskey(ctx: Ctx<Principal>, signIn: SignIn, request: FastifyRequest): Promise<Options> {
  const rpID = hostOrRefuse(signIn, request);
  const known = await listPasskeys(ctx.tx, ctx.actor.id);
  const desk = await findSetting(ctx.tx, 'desk');
  const options = await generateRegistrationOptions({
    rpName: desk?.organisation || 'Linja',
    rpID,
    userID: Buffer.from(ctx.actor.id),
    userName: ctx.actor.email,
    userDisplayName: ctx.actor.name,
    attestationType: 'none',
    excludeCredentials: known.map((one) => ({ id: one.credential_id, transports: one.transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return challenge(ctx, signIn, 'passkey_new', ctx.actor.id, options);
}

/** Adds the passkey the browser made. Gives its id. Throws `passkey_refused`, `already_exists`. */
export async function addPasskey(
  ctx: Ctx<Principal>,
  signIn: SignIn,
  request: FastifyRequest,
  input: { name: string; response: Record<string, unknown> },
): Promise<string> {
  const rpID = hostOrRefuse(signIn, request);
  const expectedChallenge = await takeChallenge(ctx, signIn, request, 'passkey_new', ctx.actor.id);
  const verified = await verifyRegistrationResponse({
    response: input.response as never,
    expectedChallenge,
    expectedOrigin: signIn.originOf(request),
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) throw refused();
  const { credential, credentialBackedUp } = verified.registrationInfo;
  const id = newId(ctx.now);
  const added = await insertPasskey(ctx.tx, {
    id,
    person_id: ctx.actor.id,
    name: input.name,
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    backed_up: credentialBackedUp,
    created_at: ctx.now,
  });
  if (!added) throw conflict('already_exists', 'This passkey is known already.');
  await noteSecurity(ctx, {
    type: 'passkey_added',
    person: ctx.actor,
    place: placeOf(request),
    facts: { name: input.name },
  });
  ctx.record({ type: 'person.factor_added', data: { personId: ctx.actor.id, factor: 'passkey' } });
  return id;
}

/** Removes a passkey of the caller's. Throws `not_found` for one that is not theirs. */
export async function removePasskey(ctx: Ctx<Principal>, id: string, place: CallerPlace): Promise<void> {
  const name = await deletePasskey(ctx.tx, ctx.actor.id, id);
  if (name === null) throw notFound('passkey');
  await noteSecurity(ctx, { type: 'passkey_removed', person: ctx.actor, place, facts: { name } });
  ctx.record({ type: 'person.factor_removed', data: { personId: ctx.actor.id, factor: 'passkey' } });
}

/** Begins a sign-in with a passkey; names nobody, so that it tells nothing about who has one. Throws `too_many_calls`. */
export async function startPasskeySignIn(runtime: Runtime, signIn: SignIn, request: FastifyRequest): Promise<Options> {
  const rpID = hostOrRefuse(signIn, request);
  await countAttempt(runtime, [begunBucket(request.ip)], placeOf(request), null);
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' });
  return command(runtime, door, (ctx) => challenge(ctx, signIn, 'passkey_sign_in', null, options));
}

/**
 * Signs in with a passkey. The device has checked who uses it, so it stands for both factors. Throws `passkey_refused`,
 * `too_many_calls`, `sso_required`.
 */
export async function signInWithPasskey(
  runtime: Runtime,
  signIn: SignIn,
  request: FastifyRequest,
  response: Record<string, unknown>,
): Promise<Entry> {
  const rpID = hostOrRefuse(signIn, request);
  const bucket = addressBucket(request.ip);
  const place = placeOf(request);
  await countAttempt(runtime, [bucket], place, null);
  const entry = await command(runtime, door, async (ctx): Promise<Entry | null> => {
    const expectedChallenge = await takeChallenge(ctx, signIn, request, 'passkey_sign_in', null);
    const passkey = await lockPasskey(ctx.tx, String(response.id ?? ''));
    const verified =
      passkey &&
      (await verifyAuthenticationResponse({
        response: response as never,
        expectedChallenge,
        expectedOrigin: signIn.originOf(request),
        expectedRPID: rpID,
        requireUserVerification: true,
        credential: {
          id: passkey.credential_id,
          publicKey: new Uint8Array(passkey.public_key),
          counter: passkey.counter,
          transports: passkey.transports,
        },
      }).catch(() => null));
    const person = passkey ? await findSignInPerson(ctx.tx, { id: passkey.person_id }) : null;
    if (!passkey || !verified?.verified || !person?.active) {
      await noteSecurity(ctx, { type: 'sign_in_failed', person, place, facts: { reason: 'passkey' } });
      return null;
    }
    await assertPasswordMayEnter(ctx.tx, person.roles);
    const { newCounter, credentialBackedUp } = verified.authenticationInfo;
    await notePasskeyUse(ctx.tx, passkey.id, newCounter, credentialBackedUp, ctx.now);
    // What somebody has on them settles what was guessed at the codes.
    await forgiveAttempt(ctx, [bucket], { personId: person.id, kinds: codeKinds });
    const asPerson = { ...ctx, actor: atTheDoor(person) };
    const cookies = await enter(asPerson, signIn, request, person, 'passkey', { facts: { passkey: passkey.name } });
    return { answer: { next: 'in', methods: [] }, cookies: [...cookies, signIn.cookies.gone('challenge')] };
  });
  if (!entry) throw refused();
  return entry;
}

/** Keeps the challenge beside a cookie of its own and gives the browser's options. */
async function challenge(
  ctx: Ctx,
  signIn: SignIn,
  kind: TicketKind,
  personId: string | null,
  options: { challenge: string },
): Promise<Options> {
  const ticket = newToken();
  await insertTicket(ctx.tx, {
    digest: digestOf(ticket),
    kind,
    personId,
    content: { challenge: options.challenge },
    expiresAt: new Date(ctx.now.getTime() + challengeMinutes * 60_000),
  });
  return {
    options: { ...options },
    cookies: [signIn.cookies.line('challenge', ticket, challengeMinutes * 60, 'Strict')],
  };
}

async function takeChallenge(
  ctx: Ctx,
  signIn: SignIn,
  request: FastifyRequest,
  kind: TicketKind,
  personId: string | null,
): Promise<string> {
  const token = signIn.cookies.read(request.headers.cookie, 'challenge');
  const ticket = token && (await takeTicket(ctx.tx, digestOf(token), kind, ctx.now));
  if (!ticket || ticket.person_id !== personId || !ticket.content.challenge) throw refused();
  return ticket.content.challenge;
}

function hostOrRefuse(signIn: SignIn, request: FastifyRequest): string {
  const host = passkeyHost(signIn, request);
  if (!host) throw invalid('passkey_refused', 'Passkeys need a host name; this desk was called by its IP address.');
  return host;
}

const refused = () => new AppError(401, 'passkey_refused', 'The passkey was not accepted. Try again.');
