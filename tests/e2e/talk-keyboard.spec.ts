import { expect } from '@playwright/test'
import { enter, tabTo } from '#tests/support/e2e/by-keyboard.ts'
import { expectNoViolationsHere } from '#tests/support/e2e/expect-no-violations.ts'
import { phone } from '#tests/support/e2e/read-on-phone.ts'
import { demoTeacher, signInByEmail } from '#tests/support/e2e/sign-in.ts'
import { joinAndRead, makeReadingClass, wide, writeOn } from '#tests/support/e2e/talk.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

test('by keyboard one chooses, notes, replies and goes back to the passage, and each step is said once', async ({
  page,
  openBrowser,
}) => {
  test.setTimeout(240_000)
  await signInByEmail(page, demoTeacher)
  const { code } = await makeReadingClass(page)
  const [ida, jan] = [await openBrowser(wide), await openBrowser(wide)]
  await joinAndRead(ida, 'Ida Lund', code)
  await writeOn(ida, 2, 'Who is speaking?', { kind: 'Question' })
  await joinAndRead(jan, 'Jan Moor', code)
  const heard = await listen(jan)

  await tabTo(jan, jan.getByRole('button', { name: 'Paragraph 3: mark or note' }))
  await jan.keyboard.press('l')
  await expect.poll(heard).toEqual(['Marked: you lost the thread here. Your teacher sees it.'])
  const lost = jan.getByRole('article').filter({ hasText: 'Lost the thread here' })
  await expect(lost).toContainText('me and my teacher')
  await enter(jan, jan.getByRole('button', { name: 'Undo' }))
  await expect(lost).toHaveCount(0)
  await expect.poll(heard).toEqual(['Deleted.'])

  await enter(jan, jan.getByRole('button', { name: 'Reply to: Who is speaking?' }))
  await expect(jan.getByRole('textbox', { name: 'Your reply' })).toBeFocused()
  await jan.keyboard.type('The harbour master.')
  await jan.keyboard.press('Control+Enter')
  await expect.poll(heard).toEqual(['Your reply stands.'])
  const reply = jan.getByRole('listitem').filter({ hasText: 'The harbour master.' })
  await expect(reply.locator(':focus')).toContainText('The harbour master.')
  await enter(jan, jan.getByRole('button', { name: 'Edit your reply: The harbour master.' }))
  await jan.keyboard.press('Escape')
  await expect(reply.locator(':focus')).toContainText('The harbour master.')
  expect(await heard()).toEqual([])
  await enter(jan, jan.getByRole('button', { name: 'Delete your reply: The harbour master.' }))
  await expect(jan.getByRole('button', { name: 'Undo' })).toBeFocused()
  await expect.poll(heard).toEqual(['Reply deleted.'])
  await jan.keyboard.press('Enter')
  await expect(reply).toBeVisible()
  await expect.poll(heard).toEqual(['Back again.'])
  const card = jan.getByRole('article').filter({ hasText: 'Who is speaking?' }).last()
  await enter(jan, card.getByRole('button', { name: 'Show the passage' }))
  await expect(jan.locator('[data-number="2"]')).toBeInViewport()
})

test('on a phone a thread is read and answered in its sheet, and what is said is said there', async ({
  page,
  openBrowser,
}) => {
  test.setTimeout(240_000)
  await signInByEmail(page, demoTeacher)
  const { code } = await makeReadingClass(page)
  const [ida, jan] = [await openBrowser(wide), await openBrowser(phone)]
  await joinAndRead(ida, 'Ida Lund', code)
  await writeOn(ida, 2, 'Who is speaking?', { kind: 'Question' })
  await joinAndRead(jan, 'Jan Moor', code)
  await jan.getByRole('button', { name: 'Paragraph 2: 1 note' }).tap()
  const sheet = jan.getByRole('dialog', { name: 'Notes on paragraph 2' })
  await sheet.getByRole('button', { name: 'Reply to: Who is speaking?' }).tap()
  await sheet.getByRole('textbox', { name: 'Your reply' }).fill('The harbour master.')
  await sheet.getByRole('button', { name: 'Send' }).tap()
  await expect(sheet.getByRole('list', { name: 'Replies to: Who is speaking?' })).toContainText('The harbour master.')
  await expect(sheet.getByRole('status')).toHaveText('Your reply stands.')
  await expectNoViolationsHere(jan)
  await sheet.getByRole('button', { name: 'Delete your reply: The harbour master.' }).tap()
  await sheet.getByRole('button', { name: 'Undo' }).tap()
  await expect(sheet.getByRole('list', { name: 'Replies to: Who is speaking?' })).toContainText('The harbour master.')
})

/** Takes down every change of the page's live regions; what is given has been said since it was last asked. */
async function listen(page: import('@playwright/test').Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    for (const region of document.querySelectorAll('[role=status]'))
      new MutationObserver(() => said.push((region.textContent ?? '').trim())).observe(region, {
        characterData: true,
        childList: true,
        subtree: true,
      })
  })
  return () =>
    page.evaluate(() => {
      const { said } = window as unknown as { said: string[] }
      return said.splice(0)
    })
}
