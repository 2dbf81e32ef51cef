import { type Database, openDatabase } from '#db/client.ts'
import { readEnv } from './env.ts'

const holder = globalThis as typeof globalThis & { postilDatabase?: Promise<Database> }

/** The one database handle of this process; kept on globalThis so that hot reload does not open a second. */
export function database(): Promise<Database> {
  if (process.env['NEXT_PHASE'] === 'phase-production-build') {
    throw new Error('A page asked for the database while the app was being built; read cookies() or headers() first.')
  }
  holder.postilDatabase ??= openFromEnv()
  return holder.postilDatabase
}

async function openFromEnv(): Promise<Database> {
  const env = readEnv(process.env)
  return openDatabase({ url: env.databaseUrl, dataDir: env.dataDir, isServerless: env.isServerless })
}
