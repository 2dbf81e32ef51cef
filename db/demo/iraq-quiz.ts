import {
  attacksClaimed,
  balancingAct,
  economicLevers,
  fewInjuries,
  hamasYear,
  orderOfEvents,
} from './iraq-questions-facts.ts'
import { attacksAWeek, twoLevers } from './iraq-questions-figures.ts'
import { largerWar, provenSecondHand } from './iraq-questions-judging.ts'
import { bothCondemned, burnsWarning, mansourReason, ownVoice, whoFired } from './iraq-questions-sources.ts'
import { factOrClaim, whoSaysIt } from './iraq-questions-speakers.ts'
import { hawksReason, itsProxies, repairedName, whoComplained } from './iraq-questions-wording.ts'
import type { DemoArticle } from './types.ts'

/** In the order shown; `iraq-readers.ts` counts positions in this list. */
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
    twoLevers,
    attacksAWeek,
    whoSaysIt,
    factOrClaim,
    provenSecondHand,
    largerWar,
  ],
  sections: [
    {
      id: 'power-and-figures',
      title: 'A closer look: power and figures',
      passage: { fromBlockId: 'p3', toBlockId: 'p9' },
      draw: null,
      isShuffled: false,
      questionIds: [twoLevers.id, attacksAWeek.id],
    },
    {
      id: 'voices',
      title: 'A closer look: whose word is it?',
      passage: { fromBlockId: 'p10', toBlockId: 'p28' },
      draw: null,
      isShuffled: false,
      questionIds: [whoSaysIt.id, factOrClaim.id, provenSecondHand.id, largerWar.id],
    },
  ],
}
