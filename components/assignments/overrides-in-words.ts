import { formatMoment } from '#components/ui/format-moment.ts'
import type { AssignmentOverride, AssignmentView } from '#domain/assignment/assignment-view.ts'
import { translator } from '#messages/translator.ts'

/** Who has times or rules of their own, and which. */
export function overridesInWords(
  { students, timeZone }: Pick<AssignmentView, 'students' | 'timeZone'>,
  now: Date,
): { studentId: string; name: string; text: string }[] {
  return students.flatMap(({ id, name, override }) => {
    const parts = override === null ? [] : partsOf(override, (at) => formatMoment(at, timeZone, now))
    return parts.length === 0 ? [] : { studentId: id, name, text: parts.join(', ') }
  })
}

function partsOf(override: AssignmentOverride, momentOf: (at: Date) => string): string[] {
  const t = translator('assignments')
  const { openAt, dueAt, closeAt, timeLimitMinutes, attemptsAllowed, plainLevel } = override
  return [
    openAt === null ? null : t('overrideOpen', { moment: momentOf(openAt) }),
    dueAt === null ? null : t('overrideDue', { moment: momentOf(dueAt) }),
    closeAt === null ? null : t('overrideClose', { moment: momentOf(closeAt) }),
    timeLimitMinutes === null ? null : t('overrideLimit', { minutes: timeLimitMinutes }),
    attemptsAllowed === null ? null : t('overrideAttempts', { count: attemptsAllowed }),
    plainLevel === null ? null : t(plainLevel ? 'overridePlain' : 'overrideStandard'),
  ].filter((part) => part !== null)
}
