import type { ErrorCode } from './error-codes.ts';

/**
 * A refusal the caller can act on, answered as an RFC 9457 problem document. Everything else that is thrown is a fault
 * of ours and answered as 500 without detail.
 */
export class AppError extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly facts: Record<string, unknown>;

  constructor(status: number, code: ErrorCode, detail: string, facts: Record<string, unknown> = {}) {
    super(detail);
    this.name = 'AppError';
    this.status = status;
    this.code = code;
    this.facts = facts;
  }
}

/** 404: it does not exist, or is not the caller's to see, which is the same. */
export const notFound = (what: string) =>
  new AppError(404, 'not_found', `There is no such ${what}, or it is not yours to see.`);

/** 403: it exists and may be seen, but this may not be done to it. */
export const forbidden = (detail: string) => new AppError(403, 'forbidden', detail);

/** 409: the state of things does not allow it. */
export const conflict = (code: ErrorCode, detail: string, facts: Record<string, unknown> = {}) =>
  new AppError(409, code, detail, facts);

/** 400: what was sent cannot be used. */
export const invalid = (code: ErrorCode, detail: string, facts: Record<string, unknown> = {}) =>
  new AppError(400, code, detail, facts);
