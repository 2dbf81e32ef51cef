'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { discardArticleDraft } from '#db/access/article-drafts.ts'
import { publishRevision } from '#db/access/revisions.ts'

const discardForm = z.object({ articleId: z.uuid(), version: z.coerce.number().int().min(1) })

/** Throws away what was changed since the last revision. */
export async function submitDiscard(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, discardForm, (ctx, { articleId, version }) =>
    discardArticleDraft(ctx, articleId, version),
  )
  if (next.status === 'done') redirect(`/articles/${next.values['articleId'] ?? ''}`)
  return next
}

const publishForm = discardForm.extend({ revisionId: z.uuid() })

/** Publishes the draft that was reviewed; `revisionId` was made with the page, so that pressing twice publishes once. */
export async function submitRevision(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, publishForm, (ctx, { articleId, revisionId, version }) =>
    publishRevision(ctx, articleId, { revisionId, version }),
  )
  if (next.status === 'done') redirect(`/articles/${next.values['articleId'] ?? ''}/revisions`)
  return next
}
