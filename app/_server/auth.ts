import { cookies } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import { encode } from 'next-auth/jwt'
import type { SessionClaim } from '#db/ctx.ts'
import { publicUrl } from './env.ts'
import { TokenReader } from './session-token.ts'

/** How long the cookie lasts, in seconds; the session row decides earlier. */
const maxAgeSeconds = 14 * 24 * 60 * 60

/**
 * next-auth reads and renews the token; the sign-in itself is ours (app/sign-in), because a wrong password must come
 * back beside its field with the input kept. The token holds school, user and session id and nothing else.
 */
export function authOptions(): NextAuthOptions {
  return {
    providers: [],
    secret: process.env['NEXTAUTH_SECRET'],
    session: { strategy: 'jwt', maxAge: maxAgeSeconds },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    useSecureCookies: usesHttps(),
    cookies: { sessionToken: { name: cookieName(), options: cookieOptions() } },
    callbacks: {
      jwt: ({ token }) => token,
      session: ({ session, token }) => ({ ...session, user: undefined, claim: token['claim'] }),
    },
  }
}

/** What the token in this request claims; null when there is none or it is not ours. */
export async function requestClaim(now: () => Date): Promise<SessionClaim | null> {
  const token = (await cookies()).get(cookieName())?.value
  const secret = process.env['NEXTAUTH_SECRET']
  if (!token || !secret) return null
  reader = reader?.secret === secret ? reader : { secret, tokens: new TokenReader(secret, now) }
  return reader.tokens.read(token)
}

let reader: { secret: string; tokens: TokenReader } | null = null

/** Gives the browser the token of a session that has just been started. */
export async function setSessionCookie(claim: SessionClaim): Promise<void> {
  const secret = process.env['NEXTAUTH_SECRET']
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set')
  const token = await encode({ token: { claim }, secret, maxAge: maxAgeSeconds })
  const store = await cookies()
  store.set(cookieName(), token, { ...cookieOptions(), maxAge: maxAgeSeconds })
}

/** Takes the token from the browser. */
export async function clearSessionCookie(): Promise<void> {
  const store = await cookies()
  store.set(cookieName(), '', { ...cookieOptions(), maxAge: 0 })
}

function usesHttps(): boolean {
  return publicUrl()?.startsWith('https://') ?? false
}

function cookieName(): string {
  return usesHttps() ? '__Host-postil.session' : 'postil.session'
}

function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: usesHttps() }
}
