import type { z } from 'zod';
import type { Permission } from './permissions.ts';

/**
 * Who may call a route at all. `public`: anyone; `signed_in`: any person who is signed in (by session or API key);
 * a permission: a person one of whose roles holds it. What somebody may do to one particular record is decided in
 * the use case.
 */
export type Access = 'public' | 'signed_in' | Permission;

export type RouteContract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path under `/api/v1`, with `{name}` for parameters. */
  path: string;
  summary: string;
  description?: string;
  access: Access;
  /**
   * Of operations for anybody who is signed in: an API key limited to some permissions may call it as well, since it tells
   * what is the whole desk's, or whose key it is. All others are its person's own affairs.
   */
  limitedKeys?: true;
  /** Served even to somebody who must set up a second factor before anything else. */
  whileEnrolling?: true;
  /**
   * On operations on one record: what somebody gets whose roles allow the operation but who is out of reach of this record,
   * as a member of another centre only. `reaches`: the record is everybody's who may use the operation. Administrators and
   * auditors reach everything they may use.
   */
  stranger?: 403 | 404 | 'reaches';
  /**
   * On operations on one request, customer, message or contract: the answer holds no words of or about the customer, so who
   * calls it is not noted as a reader.
   */
  tellsNothing?: true;
  /** Bytes of the largest body taken; 2 MiB when left out. */
  bodyLimit?: number;
  params?: Params;
  query?: Query;
  body?: Body;
  /** HTTP status of the good answer; 200 when left out. */
  status?: 200 | 201 | 202 | 204;
  answer: Answer;
};

/** Declares a route; exists so that its types are inferred where it is written. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  contract: RouteContract<P, Q, B, A>,
): RouteContract<P, Q, B, A> {
  return contract;
}
