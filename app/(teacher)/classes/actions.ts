'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { archiveClass, changeClass, setJoinOpen } from '#db/access/class-settings.ts'
import { addStudents } from '#db/access/system/add-students.ts'
import { addCoTeacher, removeCoTeacher } from '#db/access/system/co-teachers.ts'
import { createClass } from '#db/access/system/create-class.ts'
import { rotateJoinCode } from '#db/access/system/join-codes.ts'
import { removeStudent, resetStudentPassword, restoreStudent } from '#db/access/system/rosters.ts'
import { setTimeAllowance } from '#db/access/time-allowances.ts'
import type { AddedStudents, FirstSignIns } from '#domain/class/class-view.ts'
import { classSchema } from '#domain/class/schema.ts'
import { allowanceSchema } from '#domain/class/time-allowance.ts'

const classForm = z.object({ classId: z.uuid() })
const memberForm = classForm.extend({ userId: z.uuid('colleague-missing') })

/** Makes a class and goes to it. */
export async function submitNewClass(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, classSchema, createClass)
  if (next.status === 'done') redirect(`/classes/${next.value.classId}`)
  return next
}

/** Gives a class another name or clock. */
export async function submitClassSettings(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return backToClass(await runAction(form, classSchema.extend({ classId: z.uuid() }), changeClass))
}

/** Puts a class away or brings it back. */
export async function submitArchive(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const schema = classForm.extend({ isArchived: z.stringbool() })
  return backToClass(await runAction(form, schema, archiveClass))
}

/** Opens or closes the class to those who have the code. */
export async function submitJoinOpen(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const schema = classForm.extend({ isOpen: z.stringbool() })
  return backToClass(await runAction(form, schema, setJoinOpen))
}

/** Gives the class a new code. */
export async function submitRotateCode(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return backToClass(await runAction(form, classForm, (ctx, { classId }) => rotateJoinCode(ctx, classId)))
}

/** Lets a colleague teach the class too. */
export async function submitCoTeacher(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return backToClass(await runAction(form, memberForm, addCoTeacher))
}

/** Ends a co-teacher's part; one who lets themselves go has no class to come back to. */
export async function submitCoTeacherRemoval(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  let isSelf = false
  const next = await runAction(form, memberForm, (ctx, input) => {
    isSelf = ctx.actor?.userId === input.userId
    return removeCoTeacher(ctx, input)
  })
  if (next.status === 'done' && isSelf) redirect('/classes')
  return backToClass(next)
}

/** Adds students by name; the page then shows their first passwords, once. */
export async function submitStudents(
  _before: FormState<AddedStudents>,
  form: FormData,
): Promise<FormState<AddedStudents>> {
  const schema = classForm.extend({
    names: z.string('names-missing').max(100_000, 'names-too-many'),
    sameNames: z.literal('on').optional(),
  })
  return runAction(form, schema, (ctx, { classId, names, sameNames }) =>
    addStudents(ctx, { classId, names, sameNames: sameNames === 'on' }),
  )
}

/** Makes a new first password; the page then shows it, once. */
export async function submitPasswordReset(
  _before: FormState<FirstSignIns>,
  form: FormData,
): Promise<FormState<FirstSignIns>> {
  return runAction(form, memberForm, resetStudentPassword)
}

/** Gives a student more time in every quiz of the class, or the time of everybody again. */
export async function submitAllowance(_before: FormState<null>, form: FormData): Promise<FormState<null>> {
  return runAction(form, allowanceSchema, setTimeAllowance)
}

/** Takes a student out of the class. */
export async function submitStudentRemoval(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return backToClass(await runAction(form, memberForm, removeStudent))
}

/** Lets a student in again. */
export async function submitStudentReturn(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return backToClass(await runAction(form, memberForm, restoreStudent))
}

/** Shows the class as it is now; what was refused stays where it is. */
function backToClass(next: FormState<unknown>): FormState<unknown> {
  if (next.status === 'done') redirect(`/classes/${next.values['classId'] ?? ''}`)
  return next
}
