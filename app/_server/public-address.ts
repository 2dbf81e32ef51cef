import { headers } from 'next/headers'
import { readEnv } from './env.ts'

/** Where this Postil is, as one types it into a browser: host and port of the public address, else of this request. */
export async function publicAddress(): Promise<string> {
  const { publicUrl } = readEnv(process.env)
  const asked = (await headers()).get('host')
  const isNamed = publicUrl !== null && new URL(publicUrl).hostname !== 'localhost'
  return (isNamed ? new URL(publicUrl).host : asked) ?? 'localhost'
}
