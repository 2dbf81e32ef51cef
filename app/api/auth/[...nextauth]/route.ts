import NextAuth, { type NextAuthOptions } from 'next-auth'
import { authOptions } from '#app/_server/auth.ts'
import { systemCtx } from '#app/_server/context.ts'
import { readClaim } from '#app/_server/session-token.ts'
import { endSession } from '#db/access/system/sessions.ts'

type RouteContext = { params: Promise<{ nextauth: string[] }> }

async function handler(request: Request, context: RouteContext): Promise<Response> {
  // Signing out through next-auth's own endpoint ends the session row too, not only the cookie.
  const options: NextAuthOptions = { ...authOptions(), events: { signOut: ({ token }) => endClaimed(token['claim']) } }
  return NextAuth(request as never, context as never, options)
}

async function endClaimed(claim: unknown): Promise<void> {
  const known = readClaim(claim)
  if (known !== null) await endSession(await systemCtx(), known)
}

export { handler as GET, handler as POST }
