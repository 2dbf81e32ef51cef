import type { APIRequestContext, Browser, BrowserContext, Page } from '@playwright/test'
import { solberg, tremblay } from '#db/demo/classes.ts'
import { iraqMeta } from '#db/demo/iraq-article.ts'
import { demoPassword } from '#db/seed.ts'
import type { Visitor } from './routes.ts'

export type Visit = Record<Visitor, BrowserContext>

/** The ids that stand in for the brackets of an address. */
export type DemoIds = Record<'classId' | 'assignmentId' | 'studentId' | 'articleId' | 'quizId', string>

/** Everybody signed in, each in a browser of their own. */
export async function signInAll(browser: Browser, baseURL: string): Promise<Visit> {
  const open = () => browser.newContext({ baseURL })
  const visit = {
    nobody: await open(),
    student: await open(),
    teacher: await open(),
    second: await open(),
    admin: await open(),
  }
  await lookAround(await visit.student.newPage(), 'Look around as a student')
  await lookAround(await visit.teacher.newPage(), 'Look around as a teacher')
  await signIn(await visit.second.newPage(), tremblay)
  await signIn(await visit.admin.newPage(), solberg)
  return visit
}

async function lookAround(page: Page, button: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: button }).click()
  await page.waitForURL('/')
  await page.close()
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in?as=teacher')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(demoPassword)
  await page.locator('input[name=password]').press('Enter')
  await page.waitForURL('/')
  await page.close()
}

/** Finds the class World affairs with its assignment under way, as its teacher does. */
export async function findDemoIds({ teacher }: Visit): Promise<DemoIds> {
  const { request } = teacher
  const classId = idAfter(await textOf(request, '/classes'), /href="\/classes\/([\da-f-]{36})"[^>]*>[^<]*World affairs/)
  const classPage = await textOf(request, `/classes/${classId}`)
  const assignmentId = await firstWith(request, idsIn(classPage, 'assignments'), (id) => `/read/${id}`, iraqMeta.title)
  const progress = await textOf(request, `/assignments/${assignmentId}/progress`)
  const [studentId = ''] = idsIn(progress, `assignments/${assignmentId}/students`)
  const library = idsIn(await textOf(request, '/articles'), 'articles')
  const articleId = await firstWith(request, library, (id) => `/articles/${id}`, iraqMeta.title)
  const [quizId = ''] = idsIn(await textOf(request, `/articles/${articleId}`), 'quizzes')
  const ids = { classId, assignmentId, studentId, articleId, quizId }
  for (const [name, id] of Object.entries(ids)) if (id === '') throw new Error(`The demo shows no ${name}`)
  return ids
}

async function textOf(request: APIRequestContext, address: string): Promise<string> {
  return (await request.get(address)).text()
}

function idAfter(html: string, pattern: RegExp): string {
  return pattern.exec(html)?.[1] ?? ''
}

function idsIn(html: string, path: string): string[] {
  return [...new Set([...html.matchAll(new RegExp(`href="/${path}/([\\da-f-]{36})`, 'g'))].map(([, id = '']) => id))]
}

async function firstWith(
  request: APIRequestContext,
  ids: readonly string[],
  address: (id: string) => string,
  words: string,
): Promise<string> {
  for (const id of ids) if ((await textOf(request, address(id))).includes(words)) return id
  return ''
}

/** An address with ids in place of its brackets; what has no id of the demo gets the one given. */
export function addressOf(pattern: string, ids: DemoIds, other: string): string {
  return pattern.replace(
    /\[(?:\.\.\.)?(\w+)\]/g,
    (_, name: string) => Object.entries(ids).find(([key]) => key === name)?.[1] ?? other,
  )
}
