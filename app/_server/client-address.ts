import { headers } from 'next/headers'

/**
 * The address that tries are counted against: the last hop a proxy in front of Postil has written. A header can be
 * forged where no proxy stands in front; then only the generous limit per address is lost, never the one per account.
 */
export async function clientAddress(): Promise<string> {
  const given = await headers()
  const hops = given.get('x-forwarded-for')?.split(',') ?? []
  return given.get('x-real-ip')?.trim() || hops.at(-1)?.trim() || 'direct'
}
