import path from 'node:path';
import { z } from 'zod';

/**
 * The environment, read once. Nothing else in the project reads `process.env`
 * (lint refuses it), so this page is the whole list of what can be set.
 */
const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');

const schema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    PORT: z.coerce.number().int().min(0).max(65535).default(1337),
    HOST: z.string().default('127.0.0.1'),
    PUBLIC_URL: z.url().optional(),
    DATABASE_URL: z.string().optional(),
    DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
    DATA_DIR: z.string().default('./.data'),
    FILE_STORE: z.enum(['local', 's3']).default('local'),
    /** With FILE_STORE=s3: address of an S3-compatible server (unset: that of AWS), region, bucket, what its keys begin with, and who asks. */
    S3_ENDPOINT: z.url().optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_BUCKET: z.string().optional(),
    S3_PREFIX: z.string().regex(/^([\w.-]+\/)*$/, { message: 'must end with a slash' }).default(''),
    S3_KEY: z.string().optional(),
    S3_SECRET: z.string().optional(),
    /** Socket of ClamAV's daemon (a path, or `host:port`): what comes from outside is looked through before it is kept, and refused while nobody answers. */
    CLAMAV: z.string().regex(/^(\/.+|[\w.-]+:\d+)$/, { message: 'must be a path or host:port' }).optional(),
    SEED: z.enum(['demo', 'none']).default('demo'),
    TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
    CAPTCHA: z.enum(['picture', 'off']).default('picture'),
    LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
    /** Off in processes that only answer requests (a second web process, most tests). */
    WORKER: flag.default(true),
    /**
     * Whether a school's administration system may be on this machine or in a private network. Off on a public host, so
     * that nobody reaches the platform's own network through it; on by itself for a trial on loopback without a proxy in front.
     */
    SYNC_PRIVATE_HOSTS: flag.optional(),
    /** How long one page of a school's server may take. */
    SYNC_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(600).default(30),
    /** The same for a school's mail server as SYNC_PRIVATE_HOSTS for its administration system. */
    MAIL_PRIVATE_HOSTS: flag.optional(),
    /** How long a mail server may be silent before it is given up for this time. */
    MAIL_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(120).default(20),
  })
  .transform((env) => ({
    ...env,
    DATA_DIR: path.resolve(env.DATA_DIR),
    SYNC_PRIVATE_HOSTS: env.SYNC_PRIVATE_HOSTS ?? isTrial(env),
    MAIL_PRIVATE_HOSTS: env.MAIL_PRIVATE_HOSTS ?? isTrial(env),
    PUBLIC_URL: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
  }))
  .refine((env) => env.FILE_STORE === 'local' || (env.S3_BUCKET && env.S3_KEY && env.S3_SECRET), { message: 'FILE_STORE=s3 needs S3_BUCKET, S3_KEY and S3_SECRET' })
  .refine((env) => env.CAPTCHA === 'picture' || isLoopback(env.HOST), {
    message: 'CAPTCHA=off is for automated trials: HOST must then be a loopback address',
  });

export type Env = z.infer<typeof schema>;

const isTrial = ({ NODE_ENV, HOST, TRUST_PROXY }: { NODE_ENV: string; HOST: string; TRUST_PROXY: number }): boolean => NODE_ENV !== 'production' || (isLoopback(HOST) && TRUST_PROXY === 0);

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

/** @throws Error with one line a variable when a value is not usable; the server then does not start. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.') || 'environment'}: ${issue.message}`);
  throw new Error(`The environment cannot be used:\n${lines.join('\n')}`);
}

let current: Env | undefined;

/** The process's environment, parsed at first use. `DATABASE_URL` may be set by the start before that. */
export const env = (): Env => (current ??= readEnv(process.env));

/** Where the person stands who called an npm script: npm itself runs it at the root. */
export const callerFolder = (): string => process.env.INIT_CWD ?? process.cwd();

/** The environment of a child process that is the product itself, with some settings of its own. */
export const childEnvironment = (own: Record<string, string>): NodeJS.ProcessEnv => ({ ...process.env, ...own });
