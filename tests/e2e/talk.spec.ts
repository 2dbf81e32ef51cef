import { expect } from '@playwright/test'
import { expectNoViolations } from '#tests/support/e2e/expect-no-violations.ts'
import { demoTeacher, signInByEmail } from '#tests/support/e2e/sign-in.ts'
import {
  cardOf,
  joinAndRead,
  makeReadingClass,
  openReply,
  replyTo,
  stored,
  unfold,
  wide,
  writeOn,
} from '#tests/support/e2e/talk.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

test('two students and their teacher talk in the margin, and each sees what is theirs to see', async ({
  page,
  openBrowser,
}) => {
  test.setTimeout(300_000)
  await signInByEmail(page, demoTeacher)
  const { code, classPage } = await makeReadingClass(page)
  const [ida, jan] = [await openBrowser(wide), await openBrowser(wide)]
  const readPage = await joinAndRead(ida, 'Ida Lund', code)
  await joinAndRead(jan, 'Jan Moor', code)

  await page.goto(`${classPage}/groups`)
  await page.getByRole('textbox', { name: 'Name of the group' }).fill('Table <3>')
  await page.getByRole('checkbox', { name: 'Ida Lund' }).check()
  await page.getByRole('button', { name: 'Make the group' }).click()
  await expect(page.getByRole('heading', { name: 'Table <3>' })).toBeVisible()
  await expect(page.getByText('Ida Lund', { exact: true }).first()).toBeVisible()

  await ida.reload()
  await writeOn(ida, 2, 'Which captains?', { kind: 'Question' })
  await writeOn(ida, 3, 'Between us.', { audience: 'the group Table <3>' })
  await expect(cardOf(ida, 'Between us.')).toContainText('the group Table <3>')

  await jan.reload()
  await expect(jan.getByText('Between us.')).toHaveCount(0)
  await expect(cardOf(jan, 'Which captains?')).toContainText('Not answered yet')
  await replyTo(jan, 'Which captains?', 'Those of the grain ships. <script>alert(1)</script>')

  await ida.reload()
  const question = await unfold(ida, 'Which captains?')
  const thread = question.getByRole('list', { name: 'Replies to: Which captains?' })
  await expect(thread).toContainText('Jan Moor')
  await thread.getByRole('button', { name: /^Quote in a reply: Those of the grain ships/ }).click()
  await question.getByRole('textbox', { name: 'Your reply' }).fill('And who says so?')
  await stored(ida, /\/replies$/, () => question.getByRole('button', { name: 'Send' }).click())
  await expect(thread.getByRole('listitem').last()).toContainText('Those of the grain ships.')
  await stored(ida, /\/answered$/, () =>
    question.getByRole('button', { name: 'Mark as answered: Which captains?' }).click(),
  )
  await expectNoViolations(ida)

  await jan.reload()
  await expect(cardOf(jan, 'Which captains?')).toContainText('2 replies · Answered')
  const seenByJan = await unfold(jan, 'Which captains?')
  await seenByJan.getByText('More about this note', { exact: true }).click()
  await seenByJan.getByRole('button', { name: 'Report to the teacher: Which captains?' }).click()
  await seenByJan.getByRole('textbox', { name: 'Why? (if you like)' }).fill('It is off the point.')
  await stored(jan, /\/reports$/, () => seenByJan.getByRole('button', { name: 'Report', exact: true }).click())
  await expect(seenByJan).toContainText('Your teacher has not decided yet')

  await page.goto(classPage)
  await page.getByRole('link', { name: 'Reported notes: one to look at' }).click()
  await expect(page.getByText('It is off the point.')).toBeVisible()
  await page.getByRole('button', { name: 'Hide it: Which captains?' }).click()
  await expect(page.getByText('Say why, in a few words.')).toBeVisible()
  await page.getByLabel('Why is it hidden?').fill('Ask this in class.')
  await page.getByRole('button', { name: 'Hide it: Which captains?' }).click()
  await expect(page.getByRole('heading', { name: 'Decided' })).toBeVisible()

  await jan.reload()
  await expect(jan.getByText('Which captains?')).toHaveCount(0)
  await ida.reload()
  await expect(cardOf(ida, 'Which captains?')).toContainText(
    'Your teacher has hidden this from the class: Ask this in class.',
  )
  await page.setViewportSize(wide.viewport)
  await page.goto(readPage)
  const hidden = await unfold(page, 'Which captains?')
  await hidden.getByText('More about this note', { exact: true }).click()
  await stored(page, /\/hiding$/, () => hidden.getByRole('button', { name: 'Show again: Which captains?' }).click())
  await jan.reload()
  await expect(cardOf(jan, 'Which captains?')).toBeVisible()
})

test('classmates’ notes show only after a note of one’s own, where the teacher wishes', async ({
  page,
  openBrowser,
}) => {
  test.setTimeout(180_000)
  await signInByEmail(page, demoTeacher)
  const { code } = await makeReadingClass(page, { notesAfterOwn: true })
  const [ida, jan] = [await openBrowser(wide), await openBrowser(wide)]
  await joinAndRead(ida, 'Ida Lund', code)
  await writeOn(ida, 2, 'I was first.')
  await joinAndRead(jan, 'Jan Moor', code)
  await expect(jan.getByText(/show here once you have written a note/)).toBeVisible()
  await expect(jan.getByText('I was first.')).toHaveCount(0)
  await writeOn(jan, 3, 'Now I have one too.', { audience: 'only me' })
  await expect(cardOf(jan, 'I was first.')).toBeVisible()
  await expect(jan.getByText(/show here once you have written a note/)).toHaveCount(0)
})

test('a note with replies is given to fewer people only after its author has been told what becomes of them', async ({
  page,
  openBrowser,
  watch,
}) => {
  test.setTimeout(180_000)
  watch.allow(/409/)
  await signInByEmail(page, demoTeacher)
  const { code } = await makeReadingClass(page)
  const [ida, jan] = [await openBrowser(wide), await openBrowser(wide)]
  await joinAndRead(ida, 'Ida Lund', code)
  await writeOn(ida, 2, 'For everybody.')
  await joinAndRead(jan, 'Jan Moor', code)
  await replyTo(jan, 'For everybody.', 'Thank you.')

  // Ida's window does not know of the reply yet: the server does, and the editor asks.
  await cardOf(ida, 'For everybody.').hover()
  await ida.getByRole('button', { name: 'Edit this note: For everybody.' }).click()
  await ida.getByRole('radio', { name: 'only me' }).check()
  await ida.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(ida.getByText(/^Not changed yet: others have replied/).first()).toBeVisible()
  await ida.getByRole('button', { name: 'Save', exact: true }).click()
  const asks = ida.getByRole('group', { name: /One reply stands under this note\. The replies stay with the note/ })
  await expect(asks.getByRole('button', { name: 'Change it all the same' })).toBeFocused()
  await asks.getByRole('button', { name: 'Leave it as it was' }).click()
  await expect(ida.getByRole('radio', { name: 'the class' })).toBeChecked()
  await ida.getByRole('radio', { name: 'only me' }).check()
  await ida.getByRole('button', { name: 'Save', exact: true }).click()
  await stored(ida, /\/api\/notes\/[^/]+$/, () => asks.getByRole('button', { name: 'Change it all the same' }).click())
  await jan.reload()
  await expect(jan.getByText('Thank you.')).toHaveCount(0)
  await expect(await unfold(ida, 'For everybody.')).toContainText('Thank you.')
})

test('a reply shows before the server has answered, and a lost connection costs no word', async ({
  page,
  openBrowser,
  watch,
}) => {
  test.setTimeout(180_000)
  watch.allow(/net::ERR_INTERNET_DISCONNECTED|net::ERR_FAILED/)
  await signInByEmail(page, demoTeacher)
  const { code } = await makeReadingClass(page)
  const ida = await openBrowser(wide)
  await joinAndRead(ida, 'Ida Lund', code)
  await writeOn(ida, 2, 'Hello?')
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await ida.route('**/replies', async (route) => {
    await held
    await route.continue()
  })
  await openReply(ida, 'Hello?')
  await ida.getByRole('textbox', { name: 'Your reply' }).fill('At once.')
  await ida.getByRole('button', { name: 'Send', exact: true }).click()
  const thread = cardOf(ida, 'Hello?').getByRole('list', { name: 'Replies to: Hello?' })
  await expect(thread).toContainText('At once.')
  await stored(ida, /\/replies$/, async () => release())
  await ida.unroute('**/replies')

  await openReply(ida, 'Hello?')
  const long = `Kept. ${'word '.repeat(9_990)}`
  await ida.getByRole('textbox', { name: 'Your reply' }).fill(long)
  await ida.context().setOffline(true)
  await ida.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(ida.getByText(/^Your reply was not saved\. No connection\./).first()).toBeVisible()
  await expect(ida.getByRole('textbox', { name: 'Your reply' })).toHaveValue(long)
  await ida.context().setOffline(false)
  await ida.reload()
  await expect(ida.getByRole('textbox', { name: 'Your reply' })).toHaveValue(long)
  await stored(ida, /\/replies$/, () => ida.getByRole('button', { name: 'Send', exact: true }).click())
  await ida.reload()
  await expect(ida.getByRole('textbox', { name: 'Your reply' })).toHaveCount(0)
  await expect(await unfold(ida, 'Hello?')).toContainText('Kept. word')
})

test('of two windows that edit one note, or one reply, the second is told and both texts are kept', async ({
  page,
  openBrowser,
  watch,
}) => {
  test.setTimeout(180_000)
  watch.allow(/409/)
  await signInByEmail(page, demoTeacher)
  const { code } = await makeReadingClass(page)
  const ida = await openBrowser(wide)
  const readPage = await joinAndRead(ida, 'Ida Lund', code)
  await writeOn(ida, 2, 'A note.')
  await replyTo(ida, 'A note.', 'A reply.')
  const other = await ida.context().newPage()
  await other.setViewportSize(wide.viewport)
  await other.goto(readPage)
  await unfold(other, 'A note.')
  await other.getByRole('button', { name: 'Edit your reply: A reply.' }).click()
  await ida.getByRole('button', { name: 'Edit your reply: A reply.' }).click()

  const field = (window: typeof ida) => window.getByRole('textbox', { name: 'Your reply' })
  await field(ida).fill('The first window.')
  await stored(ida, /\/api\/replies\//, () => ida.getByRole('button', { name: 'Send', exact: true }).click())
  await field(other).fill('The second window.')
  await other.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(other.getByRole('note')).toContainText('The first window.')
  await expect(field(other)).toHaveValue('The second window.')
  await stored(other, /\/api\/replies\//, () => other.getByRole('button', { name: 'Send', exact: true }).click())
  const card = await unfold(other, 'A note.')
  await expect(card).toContainText('The second window.')
  await card.getByText('More', { exact: true }).first().click()
  await card.getByText('What it said before').first().click()
  await expect(card).toContainText('The first window.')

  const words = (window: typeof ida) => window.getByRole('textbox', { name: 'Your note' })
  for (const window of [ida, other]) {
    await window.reload()
    await cardOf(window, 'A note.').hover()
    await window.getByRole('button', { name: 'Edit this note: A note.' }).click()
  }
  await words(ida).fill('The first note.')
  await stored(ida, /\/api\/notes\//, () => ida.getByRole('button', { name: 'Save', exact: true }).click())
  await words(other).fill('The second note.')
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(other.getByRole('note')).toContainText('The first note.')
  await expect(words(other)).toHaveValue('The second note.')
})

test('words that answer a note which is gone are kept until they are discarded', async ({
  page,
  openBrowser,
  watch,
}) => {
  test.setTimeout(180_000)
  watch.allow(/404/)
  await signInByEmail(page, demoTeacher)
  const { code } = await makeReadingClass(page)
  const [ida, jan] = [await openBrowser(wide), await openBrowser(wide)]
  await joinAndRead(ida, 'Ida Lund', code)
  await writeOn(ida, 2, 'Soon gone.')
  await joinAndRead(jan, 'Jan Moor', code)
  await openReply(jan, 'Soon gone.')
  await jan.getByRole('textbox', { name: 'Your reply' }).fill('Too late?')
  await cardOf(ida, 'Soon gone.').hover()
  await stored(ida, /\/api\/notes\//, () => ida.getByRole('button', { name: 'Delete: Soon gone.' }).click())
  await jan.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(jan.getByText(/^Your reply was not saved\./).first()).toBeVisible()
  await jan.reload()
  const kept = jan.getByRole('article', { name: 'Not saved yet' })
  await expect(kept).toContainText('Too late?')
  await kept.getByRole('button', { name: 'Discard' }).click()
  await expect(kept).toHaveCount(0)
})
