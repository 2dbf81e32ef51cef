'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import { ownAddress } from '#app/_server/own-address.ts'
import type { OneTimeLinkView } from '#components/school/one-time-link.tsx'
import type { FormState } from '#components/ui/form-state.ts'
import { type LinkKind, linkDays } from '#db/access/system/one-time-links.ts'
import {
  inviteSchema,
  inviteStaff,
  makeResetLink,
  renameSchool,
  renameSchoolSchema,
  setAccountDisabled,
  withdrawInvitation,
} from '#db/access/system/staff.ts'
import { ok, type Result } from '#domain/result.ts'

const accountForm = z.object({ userId: z.uuid() })
const disabledForm = z.object({ userId: z.uuid(), isDisabled: z.stringbool() })
const invitationForm = z.object({ invitationId: z.uuid() })

/** Makes a link by which a teacher or administrator makes their account. */
export async function submitInvite(
  _before: FormState<OneTimeLinkView>,
  form: FormData,
): Promise<FormState<OneTimeLinkView>> {
  const next = await runAction(form, inviteSchema, async (ctx, input) =>
    viewOf(await inviteStaff(ctx, input), input.role),
  )
  if (next.status === 'done') revalidatePath('/school')
  return next
}

/** Makes a link by which somebody of the school chooses a new password. */
export async function submitResetLink(
  _before: FormState<OneTimeLinkView>,
  form: FormData,
): Promise<FormState<OneTimeLinkView>> {
  return runAction(form, accountForm, async (ctx, { userId }) => viewOf(await makeResetLink(ctx, userId), 'reset'))
}

async function viewOf(made: Result<{ token: string }>, kind: LinkKind): Promise<Result<OneTimeLinkView>> {
  if (!made.ok) return made
  return ok({ url: await ownAddress(`/invite/${made.value.token}`), days: linkDays[kind] })
}

/** Disables an account, or lets it in again. */
export async function submitDisabled(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, disabledForm, setAccountDisabled)
  if (next.status === 'done') revalidatePath('/school')
  return next
}

/** Takes an invitation back. */
export async function submitWithdraw(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, invitationForm, (ctx, { invitationId }) => withdrawInvitation(ctx, invitationId))
  if (next.status === 'done') revalidatePath('/school')
  return next
}

/** Gives the school another name. */
export async function submitRename(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, renameSchoolSchema, renameSchool)
  if (next.status === 'done') revalidatePath('/school')
  return next
}
