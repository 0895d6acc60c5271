import { createHash, randomBytes } from 'node:crypto';

/** A token of 256 random bits for a cookie or a link. What is kept of it is its digest. */
export const newToken = () => randomBytes(32).toString('base64url');

/** What the database keeps of a token or key: SHA-256, without salt, as nobody can guess 256 random bits. */
export const digestOf = (token: string) => createHash('sha256').update(token).digest();
