// Runs in a browser. Bundled from the source by `browser.ts`, with the libraries that Postil is compared with.
import { createTextQuoteSelectorMatcher } from '@apache-annotator/dom'
import { createTextAnnotator } from '@recogito/text-annotator'
import { toRange } from 'dom-anchor-text-quote'
import { staticRangeOf } from '#components/reader/browser-highlights.ts'
import { paintVisibleFirst, spanInWindow } from '#components/reader/browser-paint.ts'
import { buildTextIndex } from '#components/reader/browser-text-index.ts'
import type { Passage } from './case.ts'
import type { FinderName, Timing } from './timing.ts'

/** A library that takes longer than this for all passages is measured on those that it has found by then. */
const limitMs = 10_000

declare global {
  interface Window {
    measureAnchoring: (finder: FinderName, passages: readonly Passage[]) => Promise<Timing>
  }
}

window.measureAnchoring = async (finder, passages) => {
  const article = document.querySelector<HTMLElement>('[data-article]')
  if (article === null) throw new Error('The page has no article')
  // The text has been laid out and painted, as it has when scripts begin.
  await nextFrame()
  await nextFrame()
  const longest = observeLongTasks()
  const timing = await finders[finder](article, passages)
  await nextFrame()
  return { ...timing, longestTaskMs: Math.max(timing.longestTaskMs, longest()) }
}

type Finder = (article: HTMLElement, passages: readonly Passage[]) => Promise<Timing>

const finders: Record<FinderName, Finder> = {
  Postil: async (article, passages) => {
    // Painting first: what runs a second time runs faster.
    const painted = await paintAsThePage(article, passages)
    const startMs = performance.now()
    const index = buildTextIndex(article)
    for (const { start, end } of passages) staticRangeOf(index, start, end)
    return { ...painted, locateMs: performance.now() - startMs, located: passages.length }
  },
  'Recogito, highlights': (article, passages) => annotate(article, passages, 'CSS_HIGHLIGHTS'),
  'Recogito, elements': (article, passages) => annotate(article, passages, 'SPANS'),
  // It gives all matches; the first is what the page would wait for.
  'Apache Annotator': (article, passages) =>
    locateEach(passages, async ({ exact, prefix, suffix }) => {
      const find = createTextQuoteSelectorMatcher({ type: 'TextQuoteSelector', exact, prefix, suffix })
      for await (const range of find(article)) return range
      return null
    }),
  'dom-anchor-text-quote': (article, passages) =>
    locateEach(passages, async ({ exact, prefix, suffix, start }) => {
      try {
        return toRange(article, { exact, prefix, suffix }, { hint: start })
      } catch {
        // It fails at the very end of a text.
        return null
      }
    }),
}

/** From nothing, as when the page comes alive: the index, what is visible, and the rest in slices. */
async function paintAsThePage(article: HTMLElement, passages: readonly Passage[]) {
  const startMs = performance.now()
  const index = buildTextIndex(article)
  paintVisibleFirst(index, [{ name: 'postil-note', spans: passages }])
  const visibleMs = performance.now() - startMs
  const painted = () => CSS.highlights.get('postil-note')?.size ?? 0
  const visible = painted()
  const longestTaskMs = await longestTaskUntil(() => painted() === passages.length, visibleMs)
  const allMs = performance.now() - startMs
  await nextFrame()
  // The page keeps it as long as it lives, and so it counts as memory.
  Reflect.set(window, 'postilTextIndex', index)
  const seen = spanInWindow(index)
  const expected = passages.filter(({ start, end }) => start < seen.end && end > seen.start).length
  if (visible < expected) throw new Error('Postil did not paint what is visible first')
  return { visibleMs, allMs, firstFrameMs: performance.now() - startMs, longestTaskMs }
}

/** Recogito paints what is visible by itself, some time after it was given the annotations. */
async function annotate(
  article: HTMLElement,
  passages: readonly Passage[],
  renderer: 'CSS_HIGHLIGHTS' | 'SPANS',
): Promise<Timing> {
  const annotator = createTextAnnotator(article, { renderer })
  await nextFrame()
  const startMs = performance.now()
  // The types ask for the ranges, which the library finds by itself where they are missing.
  annotator.setAnnotations(passages.map(annotationOf) as unknown as Parameters<typeof annotator.setAnnotations>[0])
  const locateMs = performance.now() - startMs
  const isPainted = () =>
    renderer === 'SPANS'
      ? document.querySelector('.r6o-annotation') !== null
      : [...CSS.highlights.values()].some(({ size }) => size > 0)
  const longestTaskMs = await longestTaskUntil(isPainted, locateMs)
  const visibleMs = performance.now() - startMs
  await nextFrame()
  // It never paints more than the window shows.
  return {
    locateMs,
    located: passages.length,
    visibleMs,
    allMs: null,
    firstFrameMs: performance.now() - startMs,
    longestTaskMs,
  }
}

function annotationOf({ start, end, exact: quote }: Passage, index: number) {
  const id = `annotation-${index}`
  return { id, bodies: [], target: { annotation: id, selector: [{ quote, start, end }] } }
}

/** Libraries that find one passage after another and paint nothing. */
async function locateEach(
  passages: readonly Passage[],
  find: (passage: Passage) => Promise<Range | null>,
): Promise<Timing> {
  const startMs = performance.now()
  let located = 0
  for (const passage of passages) {
    if ((await find(passage)) !== null) located += 1
    if (performance.now() - startMs > limitMs) break
  }
  const locateMs = performance.now() - startMs
  return { locateMs, located, visibleMs: null, allMs: null, firstFrameMs: null, longestTaskMs: locateMs }
}

/** Looks again and again, as often as a task may begin; gives the longest that passed in between, or `firstMs`. */
async function longestTaskUntil(isDone: () => boolean, firstMs: number): Promise<number> {
  let longestMs = firstMs
  for (let beforeMs = performance.now(); !isDone(); beforeMs = performance.now()) {
    if (beforeMs > 600_000) throw new Error('Nothing was painted in ten minutes')
    await nextTask()
    longestMs = Math.max(longestMs, performance.now() - beforeMs)
  }
  return longestMs
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve()
    port2.postMessage(null)
  })
}

/** After the browser has painted. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}

/** Gives a function that ends it and says how long the longest was; the browser tells those of 50 ms and more. */
function observeLongTasks(): () => number {
  let longestMs = 0
  const take = (entries: PerformanceEntryList) => {
    for (const { duration } of entries) longestMs = Math.max(longestMs, duration)
  }
  const observer = new PerformanceObserver((list) => take(list.getEntries()))
  observer.observe({ type: 'longtask' })
  return () => {
    take(observer.takeRecords())
    observer.disconnect()
    return longestMs
  }
}
