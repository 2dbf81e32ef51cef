import Link from 'next/link'
import { Notice } from '#components/ui/notice.tsx'
import { translator } from '#messages/translator.ts'

/** Says that corrected keys are published and do not count yet; nothing where there are none. */
export function RegradeOffer({ assignmentId, number }: { assignmentId: string; number: number | null }) {
  const t = translator('regrade')
  if (number === null) return null
  return (
    <Notice kind="warn">
      <p>{t('offer', { number })}</p>
      <p>
        <Link href={`/assignments/${assignmentId}/regrade`} prefetch={false}>
          {t('offerLink')}
        </Link>
      </p>
    </Notice>
  )
}
