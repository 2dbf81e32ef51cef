import { randomInt } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { demo } from '#db/demo/demo.ts'
import { demoPassword } from '#db/seed.ts'

export type Student = { displayName: string; userName: string; password: string; code: string }

/** The class of the demo with an open quiz. */
export const demoClass = { name: 'World affairs 10B', code: codeOf('world-affairs') }

export const demoTeacher = { email: demo.author, password: demoPassword }
export const demoAdministrator = { email: demo.administrator, password: demoPassword }

/** Signs in by the button of the demo. */
export async function signInToDemo(page: Page, role: 'student' | 'teacher'): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: `Look around as a ${role}` }).click()
  await expectSignedIn(page)
}

export async function signInByEmail(page: Page, { email, password }: typeof demoTeacher): Promise<void> {
  await page.goto('/sign-in?as=teacher')
  await page.getByLabel('E-mail', { exact: true }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expectSignedIn(page)
}

export async function signInByCode(page: Page, student: Student): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Class code').fill(student.code)
  await page.getByLabel('User name').fill(student.userName)
  await page.getByLabel('Password', { exact: true }).fill(student.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Joins a class as somebody who was never there before, so that no two tests share a student. */
export async function joinByCode(page: Page, student: Student): Promise<void> {
  await page.goto('/join')
  await page.getByLabel('Class code').fill(student.code)
  await page.getByRole('button', { name: 'Find the class' }).click()
  await page.getByLabel('Your name').fill(student.displayName)
  await page.getByLabel('User name').fill(student.userName)
  await page.getByLabel('Password', { exact: true }).fill(student.password)
  await page.getByRole('button', { name: 'Join the class' }).click()
  await expectSignedIn(page)
}

/** Somebody new for a class; by default for that of the demo. */
export function newStudent(displayName: string, code: string = demoClass.code): Student {
  return { displayName, userName: `guest.${randomInt(1e9).toString(36)}`, password: 'lantern under water', code }
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
}

async function expectSignedIn(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
}

function codeOf(key: string): string {
  const found = demo.classes.find((candidate) => candidate.key === key)
  if (!found) throw new Error(`The demo has no class ${key}`)
  return found.code
}
