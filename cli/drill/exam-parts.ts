import { opaqueIds } from '#domain/quiz/opaque-id.ts'
import type { ExamAnswer, MakeItem, Worth } from './exam-item.ts'
import { bands, lettered, shared, span, withNotes } from './exam-item.ts'

/** The ids under which students see a question's parts. */
function seenIds(questionId: string, parts: string): (part: string) => string {
  const ids = opaqueIds(questionId, [...parts])
  return (part) => ids.get(part) ?? part
}

const cloze: MakeItem = (id, place) => {
  const seen = seenIds(id, 'pq')
  const answer = (typed: string, chosen: string | null, worth: Worth): ExamAnswer => ({
    response: { type: 'cloze', gaps: { g1: typed, ...(chosen === null ? {} : { g2: seen(chosen) }) } },
    worth,
  })
  return {
    question: {
      type: 'cloze',
      ...shared(id, place, 2),
      text: 'The keeper lit the [[g1]]. By morning the door stood [[g2]].',
      gaps: [
        { id: 'g1', weight: 1, kind: 'typed', accepted: ['lamp'], wrong: [], caseMatters: false, accentsMatter: true },
        { id: 'g2', weight: 3, kind: 'chosen', options: withNotes(lettered('pq')), correct: 'p' },
      ],
    },
    answers: [
      answer('lamp', 'p', 1),
      answer('Lamp', null, 0.25),
      answer('fire', 'p', 0.75),
      answer('fire', 'q', 0),
      answer('', null, 'unanswered'),
    ],
    worthOfHalf: null,
  }
}

const ordering: MakeItem = (id, place) => {
  const seen = seenIds(id, 'abcd')
  const answer = (order: string, worth: Worth): ExamAnswer => ({
    response: { type: 'ordering', order: [...order].map(seen) },
    worth,
  })
  return {
    question: { type: 'ordering', ...shared(id, place, 2), items: lettered('abcd'), scoring: 'longest-ordered-subset' },
    answers: [
      answer('abcd', 1),
      answer('bacd', 0.75),
      answer('dabc', 0.75),
      answer('badc', 0.5),
      answer('dcba', 0),
      answer('', 'unanswered'),
    ],
    worthOfHalf: null,
  }
}

function pairs(type: 'matching' | 'categories', right: string): MakeItem {
  return (id, place) => {
    const seen = seenIds(id, 'abcxyz')
    const pairsOf = (targets: string) => [...'abc'].map((item, index) => [item, targets[index] ?? ''] as const)
    const answer = (targets: string, worth: Worth): ExamAnswer => ({
      response: {
        type,
        pairs: Object.fromEntries(
          pairsOf(targets).flatMap(([item, target]) => (target.trim() === '' ? [] : [[seen(item), seen(target)]])),
        ),
      },
      worth,
    })
    const [first = '', second = '', third = ''] = right
    return {
      question: {
        type,
        ...shared(id, place, 3),
        items: lettered('abc'),
        targets: lettered('xyz'),
        pairs: Object.fromEntries(pairsOf(right)),
        notes: [],
      },
      answers: [
        answer(right, 1),
        answer(`${first}${second}`, 2 / 3),
        answer(`  ${third}`, 1 / 3),
        answer('', 'unanswered'),
      ],
      worthOfHalf: null,
    }
  }
}

const evidence: MakeItem = (id, place) => {
  const answer = (quotes: readonly string[], worth: Worth): ExamAnswer => ({
    response: { type: 'evidence', spans: quotes.map(span) },
    worth,
  })
  return {
    question: {
      type: 'evidence',
      ...shared(id, place, 2),
      alternatives: [[span('the lamp was cold')], [span('Nobody saw him leave'), span('the door stood open')]],
      bands,
      maxSpans: 2,
    },
    answers: [
      answer(['the lamp was cold'], 1),
      answer(['the door stood open', 'Nobody saw him leave'], 1),
      // Half of the words of an alternative and none beside it: F1 is 2/3.
      answer(['was cold'], 0.5),
      answer(['the door stood open'], 0.5),
      answer(['The harbour master said'], 0),
      answer([], 'unanswered'),
    ],
    worthOfHalf: null,
  }
}

/** Answered by putting together, in order or in place. */
export const partItems: readonly MakeItem[] = [
  cloze,
  ordering,
  pairs('matching', 'yxz'),
  pairs('categories', 'xxy'),
  evidence,
]
