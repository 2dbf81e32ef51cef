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
  /** Until every passage had its place in the page; libraries that took too long were ended. */
  locateMs: number
  /** How many passages were found by then. */
  located: number
  /** Until what is visible was painted, from nothing. */
  visibleMs: number | null
  /** Until everything was painted; null for those who paint only what is visible. */
  allMs: number | null
  /** Until the browser had shown it. */
  firstFrameMs: number | null
  longestTaskMs: number
}
