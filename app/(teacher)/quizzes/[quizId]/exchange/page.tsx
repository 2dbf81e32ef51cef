import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { DownloadList } from '#components/exchange/download-list.tsx'
import { ExchangeForm } from '#components/exchange/exchange-form.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { readQuizEditor } from '#db/access/quizzes.ts'
import { type ExchangeFormat, printItems } from '#domain/exchange/convert.ts'
import { describeWarning } from '#domain/exchange/describe-warning.ts'
import type { FormItem } from '#domain/exchange/question-form.ts'
import { countedLosses, itemsOfQuiz } from '#domain/exchange/quiz-exchange.ts'
import { checkDraft } from '#domain/quiz/draft.ts'
import { translator } from '#messages/translator.ts'
import { exchangeQuestions } from './actions.ts'
import { exchangeWords } from './exchange-words.ts'

export const metadata: Metadata = { title: translator('exchange')('page.title') }

const offered: readonly ExchangeFormat[] = ['moodle-xml', 'gift', 'csv', 'json']

export default async function QuizExchangePage({ params }: { params: Promise<{ quizId: string }> }) {
  const { ctx, actor } = await requireActor()
  const quizId = idParam((await params).quizId)
  const { draft, levels } = valueOrNotFound(await readQuizEditor(ctx, quizId))
  const checked = checkDraft(draft)
  const blocks = levels.find(({ level }) => level === 'standard')?.blocks ?? []
  const items = itemsOfQuiz(draft.title, blocks, checked)
  const formats = await Promise.all(offered.map((format) => offer(quizId, format, items)))
  const unfinished = draft.questions.length - checked.questions.length
  const t = translator('exchange')
  return (
    <SignedInFrame
      actor={actor}
      here="/articles"
      crumb={
        <Link href={`/quizzes/${quizId}`} prefetch={false}>
          {t('page.crumb', { title: draft.title })}
        </Link>
      }
    >
      <h1>{t('page.title')}</h1>
      <section aria-labelledby="exchange-in">
        <h2 id="exchange-in">{t('page.bringIn')}</h2>
        <ClientMessages areas={['exchange', 'editor', 'library', 'import', 'reader']}>
          <ExchangeForm action={exchangeQuestions.bind(null, quizId)} />
        </ClientMessages>
      </section>
      <section aria-labelledby="exchange-out">
        <h2 id="exchange-out">{t('page.takeOut')}</h2>
        {unfinished > 0 ? <Notice kind="warn">{t('page.unfinished', { count: unfinished })}</Notice> : null}
        {checked.questions.length === 0 ? (
          <p>{t('page.nothingWhole')}</p>
        ) : (
          <>
            <p>{t('page.takeOutIntro', { count: checked.questions.length })}</p>
            <DownloadList formats={formats} />
          </>
        )}
      </section>
      <p>
        <ButtonLink href={`/quizzes/${quizId}`}>{t('page.back')}</ButtonLink>
      </p>
    </SignedInFrame>
  )
}

async function offer(quizId: string, format: ExchangeFormat, items: readonly FormItem[]) {
  const t = translator('exchange')
  const { warnings } = await printItems(format, items, exchangeWords())
  const losses = countedLosses(warnings).map(({ warning, count }) =>
    t('page.lossCount', { message: describeWarning(warning, (key, values) => t(key, values)), count }),
  )
  return {
    format,
    href: `/quizzes/${quizId}/exchange/download?format=${format}`,
    link: t('page.download', { name: t(`page.formats.${format}`) }),
    hint: t(`page.formatHints.${format}`),
    losses,
    summary: t('page.loses', { count: losses.length }),
  }
}
