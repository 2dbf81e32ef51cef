'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { settleReport } from '#db/access/reports.ts'
import { decisionSchema } from '#domain/notes/talk-schema.ts'

/** Keeps what was reported, or hides it. */
export async function submitDecision(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const schema = z.object({ classId: z.uuid(), reportId: z.uuid() }).and(decisionSchema)
  const next = await runAction(form, schema, (ctx, { reportId, ...decision }) => settleReport(ctx, reportId, decision))
  if (next.status === 'done') redirect(`/classes/${next.values['classId'] ?? ''}/reports`)
  return next
}
