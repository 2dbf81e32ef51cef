export const finderNames = [
  'Postil',
  'Recogito, highlights',
  'Recogito, elements',
  'Apache Annotator',
  'dom-anchor-text-quote',
] as const
export type FinderName = (typeof finderNames)[number]

/** In milliseconds; null for what a library does not do. */
export type Timing = {
  /** Until every passage had its place in the page; of libraries that took too long, of the `located` first. */
  locateMs: number
  located: number
  /** Until what is visible was painted, from nothing. */
  visibleMs: number | null
  /** Until everything was painted; null for those who paint only what is visible. */
  allMs: number | null
  /** Until the browser had shown it. */
  firstFrameMs: number | null
  longestTaskMs: number
}
