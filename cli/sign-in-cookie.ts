import { encode } from 'next-auth/jwt'

/** What a request must carry to be the request of somebody who has signed in; for load and drills on a server of our own. */
export async function signInCookie(
  claim: { schoolId: string; userId: string; sessionId: string },
  secret: string,
): Promise<string> {
  return `postil.session=${await encode({ token: { claim }, secret })}`
}
