import { describePlace, indexText } from '#domain/anchoring/describe.ts'
import { resolveAnchors } from '#domain/anchoring/resolve.ts'
import { type CorpusCase, drawCase, editKinds } from '../edit-corpus/draw-case.ts'
import type { Answer, Truth, Verdict } from '../edit-corpus/judge.ts'
import { openPeers, type PeerName, type PeerQuote, type Peers, peerNames } from '../edit-corpus/peers.ts'
import type { TextSet } from '../edit-corpus/texts.ts'
import type { BenchResult } from './bench.ts'

const casesPerKind = 20
/** The second set has other texts and another seed; nothing was ever changed because of what it showed. */
const sets: readonly { set: TextSet; seed: string }[] = [
  { set: 'open', seed: 'bench' },
  { set: 'unseen', seed: 'held back' },
]
type Finder = 'postil' | PeerName
const finders: readonly Finder[] = ['postil', ...peerNames]

type Count = Record<`${Truth} ${Verdict}`, number> & { passages: number; elsewhere: number }

/**
 * How often a passage is found in its true place after an edit whose truth is known, for ours and two libraries that
 * anchor by quote, on the same passages. Each row is one kind of edit: of the passages whose place still stands how many were found
 * rightly, and of all how many were put in a wrong place: one that is not exactly the passage's, or `elsewhere` altogether.
 */
export async function benchAnchoringAccuracy(): Promise<BenchResult> {
  const peers = await openPeers()
  try {
    const rows: BenchResult['rows'] = []
    const ratios: BenchResult['ratios'] = {}
    for (const { set, seed } of sets) {
      const sums = new Map(finders.map((finder) => [finder, newCount()]))
      for (const kind of editKinds) {
        for (const [finder, count] of await countKind(peers, set, seed, kind)) {
          rows.push({ set, kind, finder, ...figures(count) })
          addTo(sums.get(finder), count)
        }
      }
      for (const [finder, sum] of sums) {
        rows.push({ set, kind: 'all', finder, ...figures(sum) })
        Object.assign(ratios, ratiosOf(`${finder}, ${set} texts`, sum))
      }
    }
    return { rows, ratios }
  } finally {
    await peers.close()
  }
}

async function countKind(peers: Peers, set: TextSet, seed: string, kind: string): Promise<Map<Finder, Count>> {
  const counts = new Map(finders.map((finder) => [finder, newCount()]))
  for (let index = 0; index < casesPerKind; index += 1) {
    const drawn = drawCase(set, seed, kind, index)
    for (const finder of finders) {
      const answers = finder === 'postil' ? ownAnswers(drawn) : await peerAnswers(peers, finder, drawn)
      for (const [at, answer] of answers.entries()) countAnswer(counts.get(finder), drawn, at, answer)
    }
  }
  return counts
}

function countAnswer(count: Count | undefined, { judge, passages }: CorpusCase, at: number, answer: Answer): void {
  const passage = passages[at]
  if (!count || !passage) return
  count.passages += 1
  const verdict = judge.verdictOn(passage, answer)
  count[`${judge.truthOf(passage)} ${verdict}`] += 1
  if (verdict === 'wrong' && typeof answer === 'object' && judge.isElsewhere(passage, answer)) count.elsewhere += 1
}

function ownAnswers({ before, after, passages }: CorpusCase): Answer[] {
  return resolveAnchors(passages, before, after).map((outcome) => ('place' in outcome ? outcome.place : outcome.status))
}

function peerAnswers(peers: Peers, name: PeerName, { before, after, passages }: CorpusCase): Promise<Answer[]> {
  const index = indexText(before)
  const quotes = passages.map((passage): PeerQuote => {
    const { quote: exact, prefix, suffix, start: hint } = describePlace(index, passage)
    return { exact, prefix, suffix, hint }
  })
  return peers.find(
    name,
    after.map(({ text }) => text),
    quotes,
  )
}

function newCount(): Count {
  const none = { right: 0, wrong: 0, ambiguous: 0, orphan: 0 }
  const keyed = (truth: Truth) => Object.entries(none).map(([verdict]) => [`${truth} ${verdict}`, 0])
  return {
    passages: 0,
    elsewhere: 0,
    ...Object.fromEntries([...keyed('stands'), ...keyed('gone'), ...keyed('scattered')]),
  }
}

function addTo(sum: Count | undefined, count: Count): void {
  if (!sum) return
  for (const key of Object.keys(count) as (keyof Count)[]) sum[key] += count[key]
}

function wrongIn(count: Count): number {
  return count['stands wrong'] + count['gone wrong'] + count['scattered wrong']
}

function standing(count: Count): number {
  return count['stands right'] + count['stands wrong'] + count['stands ambiguous'] + count['stands orphan']
}

function figures(count: Count) {
  return {
    passages: count.passages,
    stand: standing(count),
    right: count['stands right'],
    orphan: count['stands orphan'],
    ambiguous: count['stands ambiguous'],
    gone: count['gone right'] + count['gone wrong'] + count['gone ambiguous'],
    goneOrphan: count['gone right'],
    wrong: wrongIn(count),
    elsewhere: count.elsewhere,
  }
}

function ratiosOf(name: string, count: Count): BenchResult['ratios'] {
  return {
    [`${name}: right of 100 that stand`]: Math.round((10_000 * count['stands right']) / standing(count)) / 100,
    [`${name}: wrong in 10,000`]: Math.round((100_000 * wrongIn(count)) / count.passages) / 10,
  }
}
