import type { z } from 'zod'
import type { ClaimCtx, Ctx } from '#db/ctx.ts'
import { assertNever } from '#domain/assert-never.ts'
import type { AppError, Result } from '#domain/result.ts'
import { fail } from '#domain/result.ts'
import { claimCtx, newRequestId, requestCtx } from './context.ts'
import { logError } from './log.ts'
import { isOwnOrigin } from './origin.ts'

/** The largest JSON body a route takes, in bytes. */
const maxBodyBytes = 2 * 1024 * 1024

/** Runs a reading route and answers with JSON. */
export async function answerJson<T>(work: (ctx: Ctx) => Promise<Result<T>>): Promise<Response> {
  return guarded(async () => respond(await work(await requestCtx())))
}

/** Runs a writing route: checks Origin, type and length, parses the body by its schema, and answers with JSON. */
export async function answerJsonBody<S extends z.ZodType, T>(
  request: Request,
  schema: S,
  work: (ctx: Ctx, input: z.output<S>) => Promise<Result<T>>,
): Promise<Response> {
  return answerBody(request, schema, async (input) => work(await requestCtx(), input))
}

/** The same for a hot path, whose access function checks the session itself. */
export async function answerClaimedJsonBody<S extends z.ZodType, T>(
  request: Request,
  schema: S,
  work: (ctx: ClaimCtx, input: z.output<S>) => Promise<Result<T>>,
): Promise<Response> {
  return answerBody(request, schema, async (input) => work(await claimCtx(), input))
}

async function answerBody<S extends z.ZodType, T>(
  request: Request,
  schema: S,
  work: (input: z.output<S>) => Promise<Result<T>>,
): Promise<Response> {
  return guarded(async () => {
    if (!isOwnOrigin(request.headers)) return respond(fail({ kind: 'forbidden' }))
    if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes)
      return Response.json({ error: { kind: 'too-large' } }, { status: 413 })
    const body = await readJson(request)
    const parsed = schema.safeParse(body)
    if (!parsed.success) {
      const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]))
      return respond(fail({ kind: 'invalid', fields }))
    }
    return respond(await work(parsed.data))
  })
}

async function readJson(request: Request): Promise<unknown> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) return undefined
  try {
    return await request.json()
  } catch {
    // A body that is no JSON fails the schema like any other wrong body.
    return undefined
  }
}

/** A bug answers with a request id that also stands in the log; nothing of the error itself goes out. */
async function guarded(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    const requestId = newRequestId()
    logError('route-failed', {
      requestId,
      name: error instanceof Error ? error.name : 'unknown',
      stack: stackOf(error),
    })
    return Response.json({ error: { kind: 'internal', requestId } }, { status: 500 })
  }
}

/** Only the places in our code: a message may quote what a student wrote. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error) || !error.stack) return ''
  return error.stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .join(' ')
}

function respond<T>(result: Result<T>): Response {
  const headers: Record<string, string> = { 'cache-control': 'no-store' }
  if (result.ok) return Response.json(result.value, { headers })
  if (result.error.kind === 'rate-limited') headers['retry-after'] = String(result.error.retryAfterSeconds)
  return Response.json({ error: result.error }, { status: statusOf(result.error), headers })
}

export function statusOf(error: AppError): number {
  switch (error.kind) {
    case 'invalid':
      return 422
    case 'unauthenticated':
      return 401
    case 'forbidden':
      return 403
    case 'not-found':
      return 404
    case 'conflict':
      return 409
    case 'closed':
      return 410
    case 'rate-limited':
      return 429
    default:
      return assertNever(error)
  }
}
