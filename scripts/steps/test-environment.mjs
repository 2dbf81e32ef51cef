/** Where the tests keep the build they serve, apart from the one that `npm start` serves. */
export const testDistDir = '.next-test'

const settingsOfAServer = [
  'DATABASE_URL',
  'POSTGRES_URL',
  'POSTGRES_URL_NON_POOLING',
  'POSTIL_DATA',
  'POSTIL_DEMO',
  'POSTIL_DIST_DIR',
  'PORT',
  'NEXTAUTH_URL',
  'NEXTAUTH_SECRET',
  'NODE_ENV',
  'VERCEL',
]

/** The environment without the settings of a real installation: a test run must never reach a real database. */
export function testEnvironment(source = process.env) {
  return Object.fromEntries(Object.entries(source).filter(([name]) => !settingsOfAServer.includes(name)))
}
