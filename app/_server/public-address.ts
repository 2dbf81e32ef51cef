import { headers } from 'next/headers'
import { publicUrl } from './env.ts'

/** Where this Postil is, as one types it into a browser: host and port of the public address, else of this request. */
export async function publicAddress(): Promise<string> {
  const ours = publicUrl()
  const asked = (await headers()).get('host')
  const isNamed = ours !== null && new URL(ours).hostname !== 'localhost'
  return (isNamed ? new URL(ours).host : asked) ?? 'localhost'
}
