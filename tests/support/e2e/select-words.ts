import type { Page } from '@playwright/test'

type Place = { block: string; offset: number }

/** Selects as a reader does, from one place of the text to another; offsets are of the paragraph's own text. */
export async function selectWords(page: Page, from: Place, to: Place): Promise<void> {
  await page.evaluate(
    (places) => {
      const [start, end] = places.map(({ block, offset }) => {
        const element = document.querySelector(`[data-block="${block}"]`)
        if (element === null) throw new Error(`There is no paragraph ${block}`)
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        let left = offset
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const { length } = node.textContent ?? ''
          if (left <= length) return { node, offset: left }
          left -= length
        }
        return { node: element, offset: element.childNodes.length }
      })
      if (start && end) document.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset)
    },
    [from, to],
  )
}

/** The words painted under a name, as they stand in the page. */
export async function paintedWords(page: Page, name: string): Promise<string[]> {
  return page.evaluate((highlight) => {
    const painted = CSS.highlights.get(highlight)
    return [...(painted ?? [])].map(({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = document.createRange()
      range.setStart(startContainer, startOffset)
      range.setEnd(endContainer, endOffset)
      return range.toString()
    })
  }, name)
}

/** Notes from now on what the page's one status says; gives a function that tells it and begins anew. */
export async function listenToStatus(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = []
    Reflect.set(window, 'saidByStatus', said)
    for (const status of document.querySelectorAll('[role="status"], [aria-live]')) {
      new MutationObserver(() => said.push(status.textContent ?? '')).observe(status, {
        childList: true,
        characterData: true,
        subtree: true,
      })
    }
  })
  return () => page.evaluate(() => (Reflect.get(window, 'saidByStatus') as string[]).splice(0))
}
