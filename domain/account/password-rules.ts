/**
 * Decides which passwords are refused: too short, too long, or among the first that anybody would try. Source: NIST SP 800-63B,
 * section 5.1.1.2 (length and a list of common passwords; no rules on kinds of characters).
 */
import { foldCase } from '#domain/fold-text.ts'
import { commonPasswords } from './common-passwords.ts'

/** In code points. */
export const passwordMinLength = 8
export const passwordMaxLength = 200

export type PasswordFault = 'password-too-short' | 'password-too-long' | 'password-common' | 'password-is-name'

/** The message key that says why a password is refused, or null. `names`: user name, e-mail address, display name. */
export function passwordFault(password: string, names: readonly (string | null)[]): PasswordFault | null {
  const length = Array.from(password).length
  if (length < passwordMinLength) return 'password-too-short'
  if (length > passwordMaxLength) return 'password-too-long'
  const folded = foldCase(password).trim()
  if (commonPasswords.has(folded) || new Set(folded).size <= 1) return 'password-common'
  const own = names.flatMap((name) =>
    name === null ? [] : [foldCase(name).trim(), foldCase(name).split('@')[0] ?? ''],
  )
  return own.includes(folded) ? 'password-is-name' : null
}
