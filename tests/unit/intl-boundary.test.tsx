import { renderToString } from 'react-dom/server'
import { useTranslations } from 'use-intl'
import { afterEach, expect, test } from 'vitest'
import { IntlBoundary } from '#components/ui/intl-boundary.tsx'
import { quizPageMessages } from '#messages/quiz-page.ts'

let made = 0
const { PluralRules } = Intl
class CountedRules extends PluralRules {
  constructor(...options: ConstructorParameters<typeof PluralRules>) {
    super(...options)
    made += 1
  }
}
afterEach(() => Object.assign(Intl, { PluralRules }))

function Points() {
  return <p>{useTranslations('quiz')('points', { points: 12 })}</p>
}

function page(timeZone: string) {
  return renderToString(
    <IntlBoundary locale="en" messages={quizPageMessages} timeZone={timeZone}>
      <Points />
    </IntlBoundary>,
  )
}

test('texts are parsed and their formatters made once, not for each request', () => {
  Object.assign(Intl, { PluralRules: CountedRules })
  expect(page('Europe/Berlin')).toBe('<p>12 points</p>')
  expect(made).toBe(1)
  expect(page('Europe/Berlin')).toBe('<p>12 points</p>')
  expect(made).toBe(1)
  page('Asia/Tokyo')
  expect(made).toBe(2)
})
