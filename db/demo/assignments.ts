import { iraqProgress } from './iraq-progress.ts'
import type { DemoAssignment } from './types.ts'

const dayMinutes = 24 * 60

export const demoAssignments: DemoAssignment[] = [
  {
    classKey: 'world-affairs',
    articleKey: 'iraq',
    hasQuiz: true,
    plainLevel: true,
    openInMinutes: -3 * dayMinutes,
    dueInMinutes: 2 * dayMinutes,
    closeInMinutes: null,
    releaseRule: 'after-due',
    progress: iraqProgress,
  },
]
