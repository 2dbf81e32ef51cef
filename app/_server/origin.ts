import { publicUrl } from './env.ts'

/**
 * Whether a request that changes something comes from our own pages: its Origin is present and is our own. A foreign,
 * an absent and a `null` Origin are refused alike.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (origin === null || origin === 'null') return false
  const ours = publicUrl()
  if (ours !== null && origin === new URL(ours).origin) return true
  const host = headers.get('host')
  if (host === null || !URL.canParse(origin)) return false
  return new URL(origin).host === host
}
