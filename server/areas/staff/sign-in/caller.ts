import type { FastifyRequest } from 'fastify';

/** From where and with what somebody calls; for the security log, the list of sessions, and counting attempts. */
export type CallerPlace = { address: string; userAgent: string | null };

/** The peer's own address (behind `TRUSTED_PROXIES` the one they report), and its browser as it names itself. */
export function placeOf(request: FastifyRequest): CallerPlace {
  // An IPv4 peer of a socket that listens on IPv6 is still an IPv4 address.
  const address = request.ip.replace(/^::ffff:(?=\d+\.)/, '');
  return { address, userAgent: request.headers['user-agent']?.slice(0, 500) ?? null };
}
