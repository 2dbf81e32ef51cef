import { headers } from 'next/headers'

/**
 * The address that tries are counted against: the last one in X-Forwarded-For, which a proxy in front of Postil, Vercel,
 * or where there is none Next.js itself has written. Every other header, and every earlier entry, is the sender's own
 * word. Without a proxy that one can be forged too; then only the generous limit per address is lost, never the one per
 * account. Behind two proxies it is the first of them, and everybody shares the generous limit.
 */
export async function clientAddress(): Promise<string> {
  const hops = (await headers()).get('x-forwarded-for')?.split(',') ?? []
  return hops.at(-1)?.trim() || 'direct'
}
