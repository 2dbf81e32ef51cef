import { readdirSync } from 'node:fs'

/** Every page of the app by its route, for example `/classes/[classId]`; a group in parentheses is no part of it. */
export function findPages(): string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((file) => file.split('\\'))
    .map((parts) => parts.join('/').split('/'))
    .filter((parts) => parts.at(-1) === 'page.tsx')
    .map((parts) => parts.slice(0, -1).filter((part) => !part.startsWith('(')))
    .map((parts) => `/${parts.join('/')}`)
    .sort()
}
