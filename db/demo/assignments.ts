import { iraqProgress } from './iraq-progress.ts'
import { scienceProgress } from './science-progress.ts'
import type { DemoAssignment } from './types.ts'

const day = 24 * 60

/** One under way, one finished, one not yet open. */
export const demoAssignments: DemoAssignment[] = [
  {
    classKey: 'world-affairs',
    articleKey: 'iraq',
    hasQuiz: true,
    plainLevel: true,
    openInMinutes: -6 * day,
    dueInMinutes: 2 * day,
    closeInMinutes: 5 * day,
    releaseRule: 'after-due',
    progress: iraqProgress,
  },
  {
    classKey: 'science',
    articleKey: 'leap-second',
    hasQuiz: true,
    plainLevel: false,
    openInMinutes: -12 * day,
    dueInMinutes: -5 * day,
    closeInMinutes: -4 * day,
    releaseRule: 'after-due',
    progress: scienceProgress,
  },
  {
    classKey: 'world-affairs',
    articleKey: 'leap-second',
    hasQuiz: false,
    plainLevel: false,
    openInMinutes: 5 * day,
    dueInMinutes: 12 * day,
    closeInMinutes: null,
    releaseRule: 'after-due',
    progress: { students: [], annotations: [], replies: [], marks: [], comments: [], lookups: [] },
  },
]
