import {
  attacksClaimed,
  balancingAct,
  economicLevers,
  fewInjuries,
  hamasYear,
  orderOfEvents,
} from './iraq-questions-facts.ts'
import { bothCondemned, burnsWarning, mansourReason, ownVoice, whoFired } from './iraq-questions-sources.ts'
import { hawksReason, itsProxies, repairedName, whoComplained } from './iraq-questions-wording.ts'
import type { DemoArticle } from './types.ts'

/** In the order shown; `iraq-progress.ts` counts positions in this list. */
export const iraqQuiz: DemoArticle['quiz'] = {
  title: 'Who says what, and how do we know?',
  questions: [
    balancingAct,
    economicLevers,
    attacksClaimed,
    fewInjuries,
    burnsWarning,
    bothCondemned,
    whoFired,
    itsProxies,
    ownVoice,
    whoComplained,
    hamasYear,
    orderOfEvents,
    mansourReason,
    repairedName,
    hawksReason,
  ],
}
