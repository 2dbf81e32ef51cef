/**
 * The lowest versions without a known hole that concerns us. Raise an entry when an advisory appears; never lower one.
 */
export const lowestSafeVersions: Readonly<Record<string, string>> = {
  next: '16.4.5',
  'next-auth': '4.24.15',
  'drizzle-orm': '0.45.2',
}
