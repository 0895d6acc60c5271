import { createHash, randomBytes } from 'node:crypto';

/** A token of 256 random bits for a cookie or a link; we keep only its digest. */
export const newToken = () => randomBytes(32).toString('base64url');
export const digestOf = (token: string) => createHash('sha256').update(token).digest();
