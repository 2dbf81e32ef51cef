import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { publicAddress } from '#app/_server/public-address.ts'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import {
  submitAllowance,
  submitPasswordReset,
  submitStudentRemoval,
  submitStudentReturn,
} from '#app/(teacher)/classes/actions.ts'
import { AllowanceForm } from '#components/classes/allowance-form.tsx'
import { ResetPasswordForm } from '#components/classes/reset-password-form.tsx'
import { ActionForm } from '#components/ui/action-form.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { readClass } from '#db/access/classes.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('classes')('roster') }

type Params = { classId: string; studentId: string }

export default async function StudentPage({ params }: { params: Promise<Params> }) {
  const { ctx, actor } = await requireActor()
  const { classId, studentId } = await params
  const view = valueOrNotFound(await readClass(ctx, idParam(classId)))
  const student = view.students.find(({ id }) => id === studentId) ?? notFound()
  const t = translator('classes')
  const { name, userName, timeFactor } = student
  const hidden = { classId: view.id, userId: student.id }
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      width="text"
      crumb={
        <Link href={`/classes/${view.id}`} prefetch={false}>
          {view.name}
        </Link>
      }
    >
      <h1 data-print="no">{name}</h1>
      <p data-print="no">
        {userName === null ? t('student.noUserName') : t('student.userName', { userName })}
        {student.hasFirstPassword ? ` · ${t('student.hasFirst')}` : null}
      </p>
      <ClientMessages areas={['classes']}>
        {student.isRemoved ? (
          <section>
            <h2>{t('student.restoreTitle')}</h2>
            <p>{t('student.restoreHint')}</p>
            <ActionForm action={submitStudentReturn} hidden={hidden} kind="primary">
              {t('student.restore', { name })}
            </ActionForm>
          </section>
        ) : (
          <>
            {timeFactor === null ? null : (
              <section data-print="no">
                <h2>{t('allowance.title')}</h2>
                <p>{t('allowance.hint', { name })}</p>
                <AllowanceForm
                  action={submitAllowance}
                  classId={view.id}
                  studentId={student.id}
                  name={name}
                  timeFactor={timeFactor}
                />
              </section>
            )}
            <section>
              <h2 data-print="no">{t('student.resetTitle')}</h2>
              <p data-print="no">{t('student.resetHint', { name })}</p>
              <ResetPasswordForm
                action={submitPasswordReset}
                classId={view.id}
                studentId={student.id}
                name={name}
                address={`${await publicAddress()}/sign-in`}
              />
            </section>
            <section data-print="no">
              <h2>{t('student.removeTitle')}</h2>
              <p>{t('student.removeHint', { name })}</p>
              <ActionForm action={submitStudentRemoval} hidden={hidden} kind="danger">
                {t('student.remove', { name })}
              </ActionForm>
            </section>
          </>
        )}
      </ClientMessages>
    </SignedInFrame>
  )
}
