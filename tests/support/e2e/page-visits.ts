import { expect, type Locator, type Page } from '@playwright/test'
import {
  demoAdministrator,
  demoClass,
  demoTeacher,
  joinByCode,
  newStudent,
  signInByCode,
  signInByEmail,
} from './sign-in.ts'
import { startQuiz } from './take-quiz.ts'

export type Visit = {
  /** As in the app's folders. */
  route: string
  /** Whose page it is, and what it shows where that makes a difference. */
  title: string
  /** Brings the browser there. */
  go: (page: Page) => Promise<void>
}

const lena = { code: demoClass.code, userName: 'lena.bauer', password: demoTeacher.password, displayName: '' }

/** A way to every page of every role; a route may be visited more than once. */
export const visits: readonly Visit[] = [
  { route: '/sign-in', title: 'visitor, with a class code', go: to('/sign-in') },
  { route: '/sign-in', title: 'visitor, with e-mail', go: to('/sign-in?as=teacher') },
  { route: '/join', title: 'visitor', go: to('/join') },
  { route: '/join', title: 'visitor, with a code', go: to(`/join?code=${demoClass.code}`) },
  // Only an empty database has a link that works.
  { route: '/set-up/[token]', title: 'visitor, with a link that is gone', go: to('/set-up/gone') },
  { route: '/invite/[token]', title: 'visitor, invited', go: toInvitation },
  { route: '/', title: 'student', go: asStudent(to('/')) },
  { route: '/account', title: 'student', go: asStudent(to('/account')) },
  { route: '/account/password', title: 'student with a first password', go: toFirstPassword },
  { route: '/notes', title: 'student without notes', go: asStudent(to('/notes')) },
  { route: '/notes', title: 'student, notes that a search finds', go: asLena(to('/notes?q=second')) },
  { route: '/notes/seen', title: 'student', go: asStudent(to('/notes/seen')) },
  { route: '/read/[assignmentId]', title: 'student', go: asStudent(toReading) },
  { route: '/read/[assignmentId]/quiz', title: 'student, before the start', go: asStudent(toQuiz) },
  { route: '/read/[assignmentId]/quiz', title: 'student, answering', go: asStudent(toStartedQuiz) },
  { route: '/read/[assignmentId]/result', title: 'student, not released yet', go: asStudent(toReceipt) },
  { route: '/read/[assignmentId]/result', title: 'student, released', go: toReleasedResult },
  { route: '/', title: 'teacher', go: asTeacher(to('/')) },
  { route: '/read/[assignmentId]', title: 'teacher', go: asTeacher(via(toProgress, { link: 'Students’ view' })) },
  { route: '/articles', title: 'teacher', go: asTeacher(to('/articles')) },
  { route: '/articles/new', title: 'teacher', go: asTeacher(to('/articles/new')) },
  { route: '/articles/[articleId]', title: 'teacher', go: asTeacher(toArticle) },
  { route: '/articles/[articleId]/terms', title: 'teacher', go: asTeacher(via(toArticle, { link: 'Explain terms' })) },
  {
    route: '/articles/[articleId]/edit',
    title: 'teacher',
    go: asTeacher(via(toArticle, { link: 'Correct the text' })),
  },
  { route: '/articles/[articleId]/edit/review', title: 'teacher', go: asTeacher(toReview) },
  { route: '/articles/[articleId]/revisions', title: 'teacher', go: asTeacher(via(toArticle, { link: 'History' })) },
  { route: '/quizzes/[quizId]', title: 'teacher', go: asTeacher(toQuizEditor) },
  {
    route: '/quizzes/[quizId]/preview',
    title: 'teacher',
    go: asTeacher(via(toQuizEditor, { link: 'Preview as a student' })),
  },
  {
    route: '/quizzes/[quizId]/exchange',
    title: 'teacher',
    go: asTeacher(via(toQuizEditor, { link: 'Files: bring in or take out questions' })),
  },
  { route: '/classes', title: 'teacher', go: asTeacher(to('/classes')) },
  { route: '/classes/new', title: 'teacher', go: asTeacher(to('/classes/new')) },
  { route: '/classes/[classId]', title: 'teacher', go: asTeacher(toClass) },
  { route: '/classes/[classId]/assign', title: 'teacher', go: asTeacher(via(toClass, { link: 'Assign a text' })) },
  { route: '/classes/[classId]/students', title: 'teacher', go: asTeacher(via(toClass, { link: 'Add students' })) },
  { route: '/classes/[classId]/groups', title: 'teacher', go: asTeacher(via(toClass, { link: 'Groups' })) },
  { route: '/classes/[classId]/reports', title: 'teacher', go: asTeacher(via(toClass, { link: 'Reported notes' })) },
  {
    route: '/classes/[classId]/students/[studentId]',
    title: 'teacher',
    go: asTeacher(via(toClass, { link: 'Lena Bauer: password, leave' })),
  },
  { route: '/assignments/[assignmentId]/progress', title: 'teacher', go: asTeacher(toProgress) },
  {
    route: '/assignments/[assignmentId]/statistics',
    title: 'teacher',
    go: asTeacher(via(toProgress, { link: 'Statistics' })),
  },
  { route: '/assignments/[assignmentId]/marking', title: 'what waits', go: asTeacher(toMarking) },
  {
    route: '/assignments/[assignmentId]/marking',
    title: 'one answer',
    go: asTeacher(via(toMarking, { link: 'Begin with the oldest' })),
  },
  {
    route: '/assignments/[assignmentId]/regrade',
    title: 'teacher',
    go: asTeacher(via(toMarking, { link: 'Regrade with corrected keys' })),
  },
  {
    route: '/assignments/[assignmentId]/text',
    title: 'teacher',
    go: asTeacher(via(toProgress, { link: 'The text and the class' })),
  },
  {
    route: '/assignments/[assignmentId]/text',
    title: 'what was shared on a paragraph',
    go: asTeacher(via(via(toProgress, { link: 'The text and the class' }), { link: /list what was shared/ })),
  },
  {
    route: '/assignments/[assignmentId]/notes',
    title: 'teacher',
    go: asTeacher(via(toProgress, { link: 'Notes of the class' })),
  },
  {
    route: '/assignments/[assignmentId]',
    title: 'teacher',
    go: asTeacher(via(toProgress, { link: 'Change the assignment' })),
  },
  {
    route: '/assignments/[assignmentId]/revision',
    title: 'teacher',
    go: asTeacher(via(via(toProgress, { link: 'Change the assignment' }), { link: 'Which text the class reads' })),
  },
  {
    route: '/assignments/[assignmentId]/students/[studentId]',
    title: 'teacher',
    go: asTeacher(via(toProgress, { link: 'Anjali Iyer' })),
  },
  { route: '/misconceptions', title: 'teacher', go: asTeacher(to('/misconceptions')) },
  { route: '/school', title: 'administrator', go: asAdministrator(to('/school')) },
  { route: '/school/log', title: 'administrator', go: asAdministrator(to('/school/log')) },
]

type Go = Visit['go']

function to(path: string): Go {
  return async (page) => {
    await page.goto(path)
  }
}

function via(before: Go, { link }: { link: string | RegExp }): Go {
  return async (page) => {
    await before(page)
    await follow(page, page.getByRole('link', { name: link }).first())
  }
}

/** Follows a link to its own page, past whatever JavaScript would do. */
async function follow(page: Page, link: Locator): Promise<void> {
  await expect(link).toBeVisible()
  await page.goto((await link.getAttribute('href')) ?? '')
}

function asStudent(go: Go): Go {
  return async (page) => {
    await joinByCode(page, newStudent('Ana Xu'))
    await go(page)
  }
}

function asLena(go: Go): Go {
  return async (page) => {
    await signInByCode(page, lena)
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
    await go(page)
  }
}

function asTeacher(go: Go): Go {
  return async (page) => {
    await signInByEmail(page, demoTeacher)
    await go(page)
  }
}

function asAdministrator(go: Go): Go {
  return async (page) => {
    await signInByEmail(page, demoAdministrator)
    await go(page)
  }
}

export async function toReading(page: Page): Promise<void> {
  await follow(page, page.getByRole('link', { name: /^Read: / }).first())
  await expect(page.getByRole('button', { name: 'Paragraph 1: mark or note' })).toBeVisible()
}

async function toQuiz(page: Page): Promise<void> {
  await toReading(page)
  await follow(page, page.getByRole('link', { name: /^Quiz · / }))
}

export async function toStartedQuiz(page: Page): Promise<void> {
  await toQuiz(page)
  await startQuiz(page)
}

async function toReceipt(page: Page): Promise<void> {
  await toStartedQuiz(page)
  await page.getByRole('banner').getByRole('button', { name: 'Hand in' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in now' }).click()
  await expect(page.getByRole('region', { name: 'Receipt' })).toBeVisible()
}

/** Lena has handed in the quiz of the science class, which was due some days ago. */
async function toReleasedResult(page: Page): Promise<void> {
  await signInByCode(page, lena)
  await follow(page, page.getByRole('link', { name: /^See your result: / }).first())
  await expect(page.getByRole('region', { name: 'Your points' })).toBeVisible()
}

async function toArticle(page: Page): Promise<void> {
  await page.goto('/articles')
  await follow(
    page,
    page
      .getByRole('list', { name: 'Your articles' })
      .getByRole('link', { name: /^Between two friends/ })
      .first(),
  )
}

/** The text with one field changed, before it is published. */
async function toReview(page: Page): Promise<void> {
  await via(toArticle, { link: 'Correct the text' })(page)
  await page.getByLabel('Source').fill('Our own retelling, corrected')
  await follow(page, page.getByRole('link', { name: 'See what changes, and publish' }))
}

async function toQuizEditor(page: Page): Promise<void> {
  await toArticle(page)
  await follow(page, page.locator('a[href^="/quizzes/"]').first())
}

export async function toClass(page: Page): Promise<void> {
  await page.goto('/classes')
  await follow(page, page.getByRole('link', { name: demoClass.name }).first())
}

export async function toProgress(page: Page): Promise<void> {
  await toClass(page)
  await follow(page, page.getByRole('link', { name: /^Class progress: .*Iraq/ }).first())
}

async function toMarking(page: Page): Promise<void> {
  await toProgress(page)
  await follow(page, page.getByRole('link', { name: 'Marking', exact: true }))
}

async function toInvitation(page: Page): Promise<void> {
  await signInByEmail(page, demoAdministrator)
  await page.goto('/school')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByLabel('One-time link').inputValue()
  await page.context().clearCookies()
  await page.goto(link)
}

/** Adds a student by hand and signs in with the first password. */
async function toFirstPassword(page: Page): Promise<void> {
  await signInByEmail(page, demoTeacher)
  await toClass(page)
  await follow(page, page.getByRole('link', { name: 'Add students' }))
  await page.getByLabel('Names, one a line').fill('Nia Newman')
  await page.getByLabel('Also add names that are in the class already').check()
  await page.getByRole('button', { name: 'Add these students' }).click()
  const slip = page.getByRole('listitem').filter({ hasText: 'Nia Newman' })
  await expect(slip).toBeVisible()
  const told = async (name: string) =>
    (await slip.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]').textContent()) ?? ''
  const student = {
    ...newStudent('Nia Newman'),
    userName: await told('User name'),
    password: await told('First password'),
  }
  await page.context().clearCookies()
  await signInByCode(page, student)
  await expect(page.getByRole('heading', { level: 1, name: 'Choose your own password' })).toBeVisible()
}
