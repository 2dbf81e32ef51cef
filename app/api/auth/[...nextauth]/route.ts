import NextAuth from 'next-auth'
import { authOptions } from '#app/_server/auth.ts'

type RouteContext = { params: Promise<{ nextauth: string[] }> }

async function handler(request: Request, context: RouteContext): Promise<Response> {
  return NextAuth(request as never, context as never, authOptions())
}

export { handler as GET, handler as POST }
