import type { FastifyRequest } from 'fastify';

/** From where and with what somebody calls; for the security log, the list of sessions, and counting attempts. */
export type CallerPlace = { address: string; userAgent: string | null };

/** The peer's own address (behind `TRUSTED_PROXIES` the one they report), and its browser as it names itself. */
export function placeOf(request: FastifyRequest): CallerPlace {
  return { address: request.ip, userAgent: request.headers['user-agent']?.slice(0, 500) ?? null };
}
