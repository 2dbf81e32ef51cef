import { headers } from 'next/headers'

/** A path of Postil under the address that the person who asks uses; called in actions whose Origin was found our own. */
export async function ownAddress(path: string): Promise<string> {
  const origin = (await headers()).get('origin')
  if (origin === null) throw new Error('ownAddress() needs a request with an Origin')
  return new URL(path, origin).toString()
}
