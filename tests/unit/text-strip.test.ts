import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AnnotationKind, annotationKinds } from '#domain/notes/schema.ts'
import { fewestStudents } from '#domain/stats/term-effect.ts'
import { countMarks, type StudentMark } from '#domain/stats/text-strip.ts'

function mark(studentId: string, isShared: boolean, more: Partial<StudentMark> = {}): StudentMark {
  return { studentId, isShared, kind: 'highlight', blockIds: ['p1'], ...more }
}
const others = (count: number, more: Partial<StudentMark> = {}) =>
  Array.from({ length: count }, (_, index) => mark(`private ${index}`, false, more))

test('a student counts once in a paragraph, however much was marked there, and in every paragraph of a long passage', () => {
  const marks = [
    mark('ada', true),
    mark('ada', true, { kind: 'question' }),
    mark('ben', true, { blockIds: ['p1', 'p2'] }),
  ]
  expect(countMarks(marks)).toEqual([
    {
      blockId: 'p1',
      marked: { students: 2, shared: 2 },
      lost: { students: 0, shared: 0 },
      asked: { students: 1, shared: 1 },
    },
    {
      blockId: 'p2',
      marked: { students: 1, shared: 1 },
      lost: { students: 0, shared: 0 },
      asked: { students: 0, shared: 0 },
    },
  ])
})

test('those who keep a mark to themselves count from five on, and fewer of them leave no trace', () => {
  expect(countMarks(others(fewestStudents - 1))).toEqual([])
  expect(countMarks([mark('ada', true), ...others(fewestStudents - 1)])).toEqual(countMarks([mark('ada', true)]))
  expect(countMarks([mark('ada', true), ...others(fewestStudents)])[0]?.marked).toEqual({ students: 6, shared: 1 })
})

test('who shares one mark and keeps another is no help to tell who else keeps theirs', () => {
  const both = [mark('ada', true), mark('ada', false), ...others(fewestStudents - 1)]
  expect(countMarks(both)[0]?.marked).toEqual({ students: 1, shared: 1 })
})

test('each number has its own smallest group: five who marked and one who asked in private tell no question', () => {
  const marks = [...others(fewestStudents), mark('private 0', false, { kind: 'question' })]
  expect(countMarks(marks)[0]).toMatchObject({ marked: { students: 5 }, asked: { students: 0 } })
})

test('no number ever differs because fewer than five keep something to themselves', () => {
  const anyMark = fc.record({
    studentId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    isShared: fc.boolean(),
    kind: fc.constantFrom<AnnotationKind>(...annotationKinds),
    blockIds: fc.constantFrom(['p1'], ['p2'], ['p1', 'p2']),
  })
  fc.assert(
    fc.property(fc.array(anyMark, { maxLength: 40 }), (marks) => {
      const shared = new Map(
        countMarks(marks.filter(({ isShared }) => isShared)).map((strip) => [strip.blockId, strip]),
      )
      for (const { blockId, marked, lost, asked } of countMarks(marks)) {
        const alone = shared.get(blockId)
        const pairs = [
          [marked, alone?.marked],
          [lost, alone?.lost],
          [asked, alone?.asked],
        ] as const
        for (const [told, open] of pairs) {
          expect(told.shared).toBe(open?.students ?? 0)
          const hidden = told.students - told.shared
          expect(hidden === 0 || hidden >= fewestStudents).toBe(true)
        }
      }
    }),
  )
})
