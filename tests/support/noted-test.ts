import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { signInCookie } from '#cli/sign-in-cookie.ts'
import { openDatabase } from '#db/client.ts'
import { type Factories, type MadeUser, makeFactories } from '#db/factories.ts'
import { migrate } from '#db/migrate.ts'
import { makeNotedClass } from '#db/noted-text.ts'
import { findFreePort } from '../../scripts/steps/find-port.mjs'
import { serveApp } from '../../scripts/steps/serve-app.mjs'
import { testDistDir, testEnvironment } from '../../scripts/steps/test-environment.mjs'
import { test as watched } from './e2e/watched-test.ts'

/** A server of its own on a text with 300 notes by 35 students. */
export type Noted = {
  url: string
  /** Path of the text. */
  path: string
  /** Path of a short text with an emoji, right-to-left words, an empty paragraph, a term, and a second level. */
  strangePath: string
  /** Lets a browser act as one of the students, from 0. */
  signIn: (context: BrowserContext, student: number) => Promise<void>
}

export const test = watched.extend<object, { noted: Noted }>({
  noted: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter
    async ({}, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'postil-noted-'))
      const secret = randomBytes(32).toString('base64')
      const { assignmentId, strangeId, cookies } = await seedNotes(dataDir, secret)
      const port = await findFreePort()
      const url = `http://localhost:${port}`
      const lines: string[] = []
      const keep = (line: string) => lines.push(line)
      const server = serveApp({
        port,
        env: {
          ...testEnvironment(),
          POSTIL_DATA: dataDir,
          POSTIL_DIST_DIR: testDistDir,
          NEXTAUTH_URL: url,
          NEXTAUTH_SECRET: secret,
        },
        onLine: keep,
        onErrorLine: keep,
      })
      if (!(await server.ready)) throw new Error(`The server did not start:\n${lines.join('\n')}`)
      await use({
        url,
        path: `/read/${assignmentId}`,
        strangePath: `/read/${strangeId}`,
        signIn: async (context, student) => {
          const [name = '', value = ''] = (cookies[student] ?? '').split('=')
          await context.addCookies([{ name, value, url }])
        },
      })
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: ({ noted }, use) => use(noted.url),
})

/** Writes the school before the server has the embedded database for itself. */
async function seedNotes(dataDir: string, secret: string) {
  const database = await openDatabase({ url: null, dataDir, isServerless: false })
  try {
    await migrate(database.db)
    const make = makeFactories(database.db, () => new Date())
    const { assignmentId, teacher, readers } = await makeNotedClass(make, { students: 35, notes: 300 })
    const strangeId = await strangeText(make, teacher, readers)
    const cookies: string[] = []
    for (const reader of readers.slice(0, 2)) {
      const { actor } = await make.ctxFor(reader)
      if (actor === null) throw new Error('A student of the test is nobody')
      const { schoolId, userId, sessionId } = actor
      cookies.push(await signInCookie({ schoolId, userId, sessionId }, secret))
    }
    return { assignmentId, strangeId, cookies }
  } finally {
    await database.close()
  }
}

const strangeWords = [
  ['p1', 'The sign said 🙂 and nothing else was on it.'],
  ['p2', 'كتب الحارس رسالة قصيرة إلى المدينة.'],
  ['p3', ''],
  ['p4', 'The lighthouse keeper lit the lamp, and <script>document.title = "run"</script> stood on the wall.'],
] as const

async function strangeText(make: Factories, teacher: MadeUser, students: readonly MadeUser[]): Promise<string> {
  const blocks = (ending: string) =>
    strangeWords.map(([id, text]) => ({ id, type: 'paragraph' as const, text: text && text + ending, marks: [] }))
  const terms = [
    { headword: 'lighthouse', aliases: [], definition: '<img src=x onerror="document.title = 1"> A tower.' },
  ]
  const levels = { standard: blocks(''), plain: blocks(' So.') }
  const article = await make.article({ owner: teacher, title: 'A strange <b>text</b>', levels, terms })
  const classId = await make.classOf({ teacher, students, name: 'Class "<i>B</i>"' })
  return make.assignment({ teacher, classId, article })
}
