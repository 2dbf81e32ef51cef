import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { demoArticles } from '#db/demo/articles.ts'
import { addressOf, type DemoIds, findDemoIds, signInAll, type Visit } from '#tests/support/matrix/demo-walk.ts'
import { pages, routes, visitors } from '#tests/support/matrix/routes.ts'

// Some hundred requests in each test: on a busy machine they take longer than a journey.
test.describe.configure({ timeout: 400_000 })

let visit: Visit
let ids: DemoIds
test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(400_000)
  visit = await signInAll(browser, baseURL ?? '')
  ids = await findDemoIds(visit)
})
test.afterAll(async () => {
  for (const context of Object.values(visit ?? {})) await context.close()
})

const noRedirects = { maxRedirects: 0 } as const

test('every page opens to exactly those who may see it', async () => {
  const faults: unknown[] = []
  for (const [pattern, { opens, elsewhere }] of Object.entries(pages)) {
    const address = addressOf(pattern, ids, randomUUID())
    for (const who of visitors) {
      const answer = await visit[who].request.get(address, noRedirects)
      const target = elsewhere?.[who] ?? (who === 'nobody' ? '/sign-in' : null)
      const expected = opens.includes(who) ? '200' : target === null ? '404' : `to ${addressOf(target, ids, '')}`
      const given = answer.headers()['location']
      const found = given === undefined ? String(answer.status()) : `to ${new URL(given, answer.url()).pathname}`
      if (found !== expected) faults.push({ who, pattern, expected, found })
    }
  }
  expect(faults).toEqual([])
})

test('a foreign id and one that does not exist get the same page', async () => {
  const faults: unknown[] = []
  const withId = Object.entries(pages).filter(([pattern]) => /\[(?!token)/.test(pattern))
  for (const [pattern, { opens, elsewhere }] of withId) {
    for (const who of ['student', 'second', 'admin'] as const) {
      if (opens.includes(who) || elsewhere?.[who]) continue
      const foreign = addressOf(pattern, ids, '')
      const absent = addressOf(pattern, { ...everyIdIs(randomUUID()) }, '')
      const one = await visit[who].request.get(foreign, noRedirects)
      const other = await visit[who].request.get(absent, noRedirects)
      const [oneText, otherText] = [visibleText(await one.text()), visibleText(await other.text())]
      if (one.status() !== other.status() || oneText !== otherText) faults.push({ who, pattern, status: one.status() })
    }
  }
  expect(faults).toEqual([])
})

function everyIdIs(id: string): DemoIds {
  return { classId: id, assignmentId: id, studentId: id, articleId: id, quizId: id }
}

/** The words of a page, without scripts and styles, which hold the address and the nonce. */
function visibleText(html: string): string {
  return html
    .replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}

test('every reading route answers exactly those who may', async () => {
  const faults: unknown[] = []
  for (const [pattern, { reads }] of Object.entries(routes)) {
    for (const allowed of Object.values(reads ?? {})) {
      for (const who of visitors) {
        const status = (await visit[who].request.get(addressOf(pattern, ids, randomUUID()), noRedirects)).status()
        const expected = allowed.includes(who) ? 200 : who === 'nobody' ? 401 : 404
        if (status !== expected) faults.push({ who, pattern, expected, status })
      }
    }
  }
  expect(faults).toEqual([])
})

test('a writing route refuses a foreign, a null and an absent Origin, and changes nothing', async ({ baseURL }) => {
  const notes = `/api/assignments/${ids.assignmentId}/notes`
  const before = await (await visit.student.request.get(notes)).text()
  const faults: unknown[] = []
  for (const [pattern, { writes }] of Object.entries(routes)) {
    for (const [method, data] of Object.entries(writes ?? {})) {
      for (const origin of ['https://elsewhere.example', 'null', null]) {
        const headers = { 'content-type': 'application/json', ...(origin === null ? {} : { origin }) }
        for (const who of ['nobody', 'student', 'teacher'] as const) {
          const address = addressOf(pattern, ids, randomUUID())
          const answer = await visit[who].request.fetch(address, { method, headers, data: JSON.stringify(data) })
          if (answer.status() !== 403) faults.push({ who, pattern, method, origin, status: answer.status() })
        }
      }
    }
  }
  expect(faults).toEqual([])
  expect(await (await visit.student.request.get(notes)).text()).toBe(before)
  const own = { 'content-type': 'application/json', origin: new URL(baseURL ?? '').origin }
  const unknown = await visit.student.request.fetch(`/api/notes/${randomUUID()}/restore`, {
    method: 'POST',
    headers: own,
    data: '{}',
  })
  expect(unknown.status()).toBe(404)
})

test('no page holds a word of an unreleased key for a student, in its HTML or in its stream', async () => {
  const keys = keyWords()
  expect(keys.length).toBeGreaterThan(30)
  const preview = await (await visit.teacher.request.get(`/quizzes/${ids.quizId}`)).text()
  expect(keys.some((words) => unescaped(preview).includes(words))).toBe(true)
  const faults: unknown[] = []
  for (const pattern of Object.keys(pages)) {
    for (const headers of streams) {
      const answer = await visit.student.request.get(addressOf(pattern, ids, randomUUID()), { headers })
      const text = unescaped(await answer.text())
      const leaked = keys.filter((words) => text.includes(words))
      if (leaked.length > 0) faults.push({ pattern, headers, leaked })
    }
  }
  expect(faults).toEqual([])
})

const streams: Record<string, string>[] = [{}, { RSC: '1' }]

/** Explanations, feedback and misconceptions of the quiz under way, but for those that the text itself contains. */
function keyWords(): string[] {
  const { quiz, levels } = demoArticles.iraq
  const article = JSON.stringify(levels)
  const found = new Set<string>()
  JSON.stringify(quiz.questions, (key, value: unknown) => {
    const isKey = ['explanation', 'feedback', 'misconception'].includes(key)
    if (isKey && typeof value === 'string' && value.length > 12 && !article.includes(value)) found.add(value)
    return value
  })
  return [...found]
}

/** As it was written: pages escape for HTML, streams for JSON, and scripts in pages for both. */
function unescaped(text: string): string {
  return text
    .replaceAll('\\\\', '\\')
    .replaceAll('\\"', '"')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('\\u0026', '&')
}

test('every page says by which rules a browser must treat it, and asks nobody else for anything', async ({
  baseURL,
}) => {
  const own = new URL(baseURL ?? '').origin
  const faults: unknown[] = []
  for (const [pattern, { opens }] of Object.entries(pages)) {
    for (const who of opens) {
      const answer = await visit[who].request.get(addressOf(pattern, ids, randomUUID()))
      const policy = answer.headers()['content-security-policy'] ?? ''
      const scripts = policy.split('; ').find((part) => part.startsWith('script-src')) ?? ''
      const isStrict = /'nonce-[\w+/=]{16,}'/.test(scripts) && !scripts.includes('unsafe-inline')
      const loaded = [
        ...(await answer.text()).matchAll(
          /<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)="(https?:\/\/[^"]+)"/g,
        ),
      ]
      const foreign = loaded.map(([, url = '']) => url).filter((url) => new URL(url).origin !== own)
      if (!isStrict || !policy.includes("frame-ancestors 'none'") || foreign.length > 0)
        faults.push({ who, pattern, policy, foreign })
      expect(answer.headers()).toMatchObject(commonHeaders)
    }
  }
  expect(faults).toEqual([])
})

const commonHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

test('answers of the API carry the same headers', async () => {
  for (const [pattern, { reads }] of Object.entries(routes)) {
    if (!reads) continue
    const answer = await visit.teacher.request.get(addressOf(pattern, ids, randomUUID()))
    expect(answer.headers()).toMatchObject(commonHeaders)
  }
})

test('the icon is there under the name that browsers guess', async ({ request }) => {
  const icon = await request.get('/favicon.ico')
  expect(icon.status()).toBe(200)
  expect(icon.headers()['content-type']).toContain('image/svg+xml')
})
