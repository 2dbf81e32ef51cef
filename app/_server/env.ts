import { z } from 'zod'

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/.+/, 'must be a URL that begins with postgres://')
  .optional()

const envSchema = z.object({
  PORT: z.coerce
    .number('must be a number')
    .int()
    .min(1, 'must be 1 to 65535')
    .max(65_535, 'must be 1 to 65535')
    .default(3000),
  POSTIL_DATA: z.string().min(1, 'must name a folder').default('.data'),
  POSTIL_DEMO: z.enum(['0', '1'], 'must be 1 or 0').default('0'),
  DATABASE_URL: postgresUrl,
  POSTGRES_URL: postgresUrl,
  NEXTAUTH_URL: z.url('must be a full URL, e.g. https://postil.example.org').optional(),
  NEXTAUTH_SECRET: z
    .string()
    .min(16, 'must be at least 16 characters; make one with: openssl rand -base64 32')
    .optional(),
  VERCEL: z.string().optional(),
})

export type Env = {
  port: number
  dataDir: string
  wantsDemo: boolean
  /** Null for the embedded database. */
  databaseUrl: string | null
  /** The address people use; null when it is to be taken from the request. */
  publicUrl: string | null
  secret: string | null
  isServerless: boolean
}

/** A setting is missing or wrong; the message names each and says what it should be. */
export class EnvError extends Error {
  constructor(problems: readonly string[]) {
    super(`Postil cannot start with these settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'EnvError'
  }
}

/** Reads every setting of the server from one place. Throws `EnvError`. Empty values count as absent. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = envSchema.safeParse(present)
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))
  }
  const env = parsed.data
  const databaseUrl = env.DATABASE_URL ?? env.POSTGRES_URL ?? null
  const problems: string[] = []
  if (databaseUrl !== null && !env.NEXTAUTH_SECRET) {
    problems.push('NEXTAUTH_SECRET must be set beside a database URL; make one with: openssl rand -base64 32')
  }
  if (databaseUrl === null && env.VERCEL) problems.push('POSTGRES_URL must be set on Vercel')
  if (problems.length > 0) throw new EnvError(problems)
  return {
    port: env.PORT,
    dataDir: env.POSTIL_DATA,
    wantsDemo: env.POSTIL_DEMO === '1',
    databaseUrl,
    publicUrl: env.NEXTAUTH_URL ?? null,
    secret: env.NEXTAUTH_SECRET ?? null,
    isServerless: Boolean(env.VERCEL),
  }
}

let knownUrl: { set: string | undefined; read: string | null } | null = null

/** The address people use, as `readEnv` reads it; asked at every request, and read anew only when the setting changes. */
export function publicUrl(): string | null {
  const set = process.env['NEXTAUTH_URL']
  if (knownUrl === null || knownUrl.set !== set) knownUrl = { set, read: readEnv(process.env).publicUrl }
  return knownUrl.read
}
