import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

const port = (name: string, fallback: number) =>
  z.coerce
    .number(`${name} must be a number`)
    .int(`${name} must be a whole number`)
    .min(0, `${name} must be 0 to 65535`)
    .max(65535, `${name} must be 0 to 65535`)
    .default(fallback);

/** An IP address, or a network in CIDR notation. */
function isNetwork(written: string): boolean {
  const [address = '', bits, ...rest] = written.split('/');
  const family = isIP(address);
  const fits = bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
  return family !== 0 && fits && rest.length === 0;
}

const Environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres:// or postgresql://')
    .optional(),
  PORT: port('PORT', 3000),
  HOST: z.string().min(1, 'HOST must not be empty').default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'DATA_DIR must not be empty').default('data'),
  SMTP_PORT: port('SMTP_PORT', 2525),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'PUBLIC_URL must be an http or https address' }).optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine((list) => list.every(isNetwork), 'TRUSTED_PROXIES must be IP addresses or networks such as 10.0.0.0/8')
    .default([]),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'LOG_LEVEL must be debug, info, warn, error or silent')
    .default('info'),
});

export type Config = {
  /** PostgreSQL to use; undefined: the embedded one under `dataDir`. */
  databaseUrl: string | undefined;
  /** 0 lets the system choose a free port. */
  port: number;
  host: string;
  dataDir: string;
  smtpPort: number;
  /** Address people reach the desk at, without a slash at the end; undefined: the one it listens on. */
  publicUrl: string | undefined;
  /** Proxies whose X-Forwarded-For says who calls. */
  trustedProxies: string[];
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

/** The settings of the process, or every problem with them at once. Empty variables count as not set. */
export function readConfig(
  environment: Record<string, string | undefined>,
): { config: Config } | { problems: string[] } {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = Environment.safeParse(given);
  if (!read.success) return { problems: read.error.issues.map((issue) => issue.message) };
  const values = read.data;
  return {
    config: {
      databaseUrl: values.DATABASE_URL,
      port: values.PORT,
      host: values.HOST,
      dataDir: resolve(values.DATA_DIR),
      smtpPort: values.SMTP_PORT,
      publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
      trustedProxies: values.TRUSTED_PROXIES,
      logLevel: values.LOG_LEVEL,
    },
  };
}
