import type { Page } from '@playwright/test'

/** WCAG 2.2, 2.5.8: the least width and height of what is pressed, in CSS pixels. */
const leastTarget = 24

/**
 * What somebody with a small window or a large zoom cannot reach or press, in words; empty where there is nothing: a page
 * that scrolls sideways, things in it that do, that stick out of the window or are cut off, targets that are too small.
 */
export function findNarrowFaults(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const faults: string[] = []
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth - clientWidth} px too wide`)
    for (const element of document.querySelectorAll<HTMLElement>('main *')) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      // What is there to be heard only is cut to one pixel; the row of steps is made to be pushed sideways.
      if (box.width <= 1 || element.closest('nav')) continue
      if (box.right > clientWidth + 1 || box.left < -1) faults.push(`${name(element)} sticks out of the window`)
      const isWide = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
      if (isWide && !element.matches('input')) faults.push(`${name(element)} is cut off or scrolls sideways`)
      if (!element.matches('a[href], button, input, select, textarea, summary, [data-handle]')) continue
      // A label is pressed for its field, and a link in a line of text need not be taller than the line.
      const target = element.closest('label') ?? element
      if (target.tagName === 'A' && style.display === 'inline') continue
      const { width, height } = target.getBoundingClientRect()
      if (width < least || height < least) faults.push(`${name(element)} is ${width} × ${height} px`)
    }
    return faults
  }, leastTarget)
}
