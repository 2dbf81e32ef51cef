'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { changeGroup, createGroup, deleteGroup } from '#db/access/groups.ts'
import { groupFormSchema } from '#domain/class/group-schema.ts'

const ofClass = z.object({ classId: z.uuid() })
const ofGroup = ofClass.extend({ groupId: z.uuid() })

/** Makes a group of a class. */
export async function submitNewGroup(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return backToGroups(await runAction(form, ofClass.and(groupFormSchema), createGroup))
}

/** Gives a group another name and other members. */
export async function submitGroup(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return backToGroups(await runAction(form, ofGroup.and(groupFormSchema), changeGroup))
}

/** Dissolves a group. */
export async function submitGroupDeletion(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return backToGroups(await runAction(form, ofGroup, deleteGroup))
}

function backToGroups(next: FormState<unknown>): FormState<unknown> {
  if (next.status === 'done') redirect(`/classes/${next.values['classId'] ?? ''}/groups`)
  return next
}
