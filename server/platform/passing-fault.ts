import pg from 'pg';

/**
 * Whether a fault of the database passes by itself, so that the same may be tried again later: it is away, goes down, is
 * full, out of connections, or busy with others. Classes of SQLSTATE: 08 connection, 40 rollback, 53 resources, 55 lock,
 * 57 operator, 58 system; besides them what sockets and the driver say.
 */
export function isPassingFault(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^(?:08|40|53|55|57|58)/.test(error.code ?? '');
  const fault = error as { code?: unknown; message?: unknown } | null;
  return (
    /^(?:ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/.test(String(fault?.code ?? '')) ||
    /connection terminated|timeout exceeded when trying to connect|client has encountered/i.test(
      String(fault?.message ?? ''),
    )
  );
}
