import { DataLockError } from '#db/data-lock.ts'
import { databaseErrorCode, systemErrorCode } from '#db/error-code.ts'
import { RolesMissingError } from '#db/migrate.ts'
import { EnvError } from './env.ts'

/** Errors of the system and of Postgres (SQLSTATE) that say that a database cannot be reached as it was asked for. */
const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection was cut',
  ETIMEDOUT: 'nothing answers there',
  EHOSTUNREACH: 'there is no way to this host',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  '28P01': 'user name or password is wrong',
  '28000': 'this user may not sign in there',
  '3D000': 'there is no such database',
  '57P03': 'the database is just starting; try again in a moment',
}

/** Errors of the system that say that a folder cannot be made or written. */
const notWritable: ReadonlySet<string> = new Set(['EEXIST', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC'])

type Settings = Readonly<Record<string, string | undefined>>

/**
 * What the person who starts Postil reads when it cannot start: plain words, naming the setting, for what they can mend;
 * the stack for anything else, which is a bug. No password of a URL is repeated.
 */
export function startFailure(error: unknown, settings: Settings): string {
  if (error instanceof EnvError || error instanceof DataLockError || error instanceof RolesMissingError) {
    return error.message
  }
  const name = settings['DATABASE_URL'] ? 'DATABASE_URL' : 'POSTGRES_URL'
  const url = settings[name]
  const code = databaseErrorCode(error) ?? systemErrorCode(error) ?? ''
  const reason = unreachable[code]
  if (url && reason !== undefined)
    return new EnvError([`${name} names ${placeOf(url)}, but ${reason} (${code})`]).message
  if (!url && notWritable.has(code)) {
    return new EnvError([
      `POSTIL_DATA must name a folder that can be written, not ${settings['POSTIL_DATA'] ?? '.data'} (${code})`,
    ]).message
  }
  return error instanceof Error && error.stack ? error.stack : String(error)
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `the database ${pathname.slice(1)} at ${host}`
}
