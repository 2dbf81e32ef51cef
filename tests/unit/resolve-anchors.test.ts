import { describe, expect, test } from 'vitest'
import { resolveAnchors } from '#domain/anchoring/resolve.ts'
import type { AnchoredBlock, Outcome } from '#domain/anchoring/schema.ts'
import { textStream } from '#domain/article/text-stream.ts'

/** Blocks whose ids are their places: 'p0', 'p1', … */
function numbered(texts: readonly string[], prefix = 'p'): AnchoredBlock[] {
  return texts.map((text, index) => ({ id: `${prefix}${index}`, text }))
}

/** The nth place of a quote in a text. */
function passage(blocks: readonly AnchoredBlock[], quote: string, nth = 0) {
  let start = -1
  for (let count = 0; count <= nth; count += 1) start = textStream(blocks).indexOf(quote, start + 1)
  if (start < 0) throw new Error(`"${quote}" does not stand in the text`)
  return { start, end: start + quote.length, quote }
}

/** 'exact …', 'moved …' with the words found, or 'ambiguous' or 'orphan'. */
function told(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'nothing'
  return 'place' in outcome ? `${outcome.status} ${outcome.place.quote}` : outcome.status
}

function resolved(before: readonly AnchoredBlock[], after: readonly AnchoredBlock[], quote: string, nth = 0): string {
  return told(resolveAnchors([passage(before, quote, nth)], before, after)[0])
}

const alpha = 'Team Alpha reported that the new deployment reduced latency by twelve percent across all regions.'
const beta = 'Team Beta reported that the new deployment reduced latency by twelve percent across all regions.'

describe('a passage whose place is gone', () => {
  // hypothesis/client#7571: the fuzzy search of a quote took a lookalike elsewhere for it.
  test('is an orphan, though a lookalike of it stands elsewhere', () => {
    const before = numbered([alpha, beta])
    const rewritten = numbered(['Team Alpha withdrew its claim after an audit of the figures.', beta])
    for (const quote of [alpha, 'reduced latency by twelve percent']) {
      expect(resolved(before, rewritten, quote)).toBe('orphan')
      expect(resolved(before, before.slice(1), quote)).toBe('orphan')
      expect(resolved(numbered([alpha, beta], 'a'), numbered([beta], 'b'), quote)).toBe('orphan')
    }
    expect(resolved(before, rewritten, beta)).toBe(`exact ${beta}`)
  })

  test('is an orphan, though a lookalike was mended meanwhile', () => {
    const mended = beta.replace('deployment', 'rollout')
    expect(resolved(numbered([alpha, beta], 'a'), numbered([mended], 'b'), alpha)).toBe('orphan')
    expect(resolved(numbered([alpha, beta], 'a'), numbered([mended], 'b'), beta)).toBe(`moved ${mended}`)
  })

  // hypothesis/h#2798: the name was corrected, and the note went to an earlier mention of it.
  test('is an orphan, though the same word stands in the sentence', () => {
    const before = numbered(['We met Robin, and then Robin spoke of the sea.'])
    const after = numbered(['We met Robin, and then Elisa spoke of the sea.'])
    expect(resolved(before, after, 'Robin', 1)).toBe('orphan')
    expect(resolved(before, after, 'Robin', 0)).toBe('exact Robin')
  })

  test('is an orphan, though its small words stand in what replaced it', () => {
    const before = numbered(['It rained. In the end the man of the house went out to the harbour. It was cold.'])
    const after = numbered(['It rained. Not one of the ships in the bay had a light on the mast. It was cold.'])
    for (const quote of ['the man of the house', 'of the', 'In the end']) {
      expect(resolved(before, after, quote)).toBe('orphan')
    }
    expect(resolved(before, after, 'It was cold')).toBe('exact It was cold')
  })

  test('is an orphan, though a few words of it in a row began a sentence that was written there', () => {
    const before = numbered(['It rained. Why was the school not closed on Friday? Team Alpha had left.'])
    const after = numbered(['Nobody came back. Why was the school not bridge abandoned Friday? Prices rose again.'])
    expect(resolved(before, after, 'school not closed')).toBe('orphan')
    // With its neighbours there is enough of it.
    const mended = numbered(['It rained. Why was the school not shut on Friday? Team Alpha had left.'])
    expect(resolved(before, mended, 'school not closed')).toBe('moved school not shut')
  })

  test('is an orphan where it was a letter that its mended word has lost', () => {
    const before = numbered(['Nobody knew about the xwordlike things in the harbour.'])
    const after = numbered(['Nobody knew about the wordlike things in the harbour.'])
    expect(resolved(before, after, 'x')).toBe('orphan')
    expect(resolved(before, after, 'xwordlike')).toBe('moved wordlike')
  })

  test('is an orphan, though new text has its words by chance', () => {
    const before = numbered(['The mayor closed the bridge. Nobody came.', 'A ferry went twice a day.'])
    const after = numbered(['Nobody came.', 'A ferry went twice a day.', 'From the bridge the mayor saw it go.'])
    for (const quote of ['the bridge', 'The mayor']) expect(resolved(before, after, quote)).toBe('orphan')
  })
})

describe('a passage with twins', () => {
  test('stays in its own place when a typo in it is mended and an exact copy stands elsewhere', () => {
    const texts = ['The keper saw the light at last.', 'Nothing else happened.', 'The keper saw the light at last.']
    const mended = texts.with(0, 'The keeper saw the light at last.')
    for (const id of ['p', 'q']) {
      const [before, after] = [numbered(texts), numbered(mended, id)]
      expect(resolved(before, after, 'The keper saw', 0)).toBe('moved The keeper saw')
      expect(resolved(before, after, 'The keper saw', 1)).toBe('exact The keper saw')
    }
  })

  test('is ambiguous when one of several equal blocks went, and nothing tells which', () => {
    const before = numbered(['Amen, they said.', 'Amen, they said.', 'Amen, they said.'], 'a')
    const after = numbered(['Amen, they said.', 'Amen, they said.'], 'b')
    expect(resolved(before, after, 'Amen', 1)).toBe('ambiguous')
  })

  test('is found by the ids of equal blocks', () => {
    const before = numbered(['Amen, they said.', 'Amen, they said.', 'Amen, they said.'])
    const after = before.filter(({ id }) => id !== 'p1')
    expect(resolved(before, after, 'Amen', 1)).toBe('orphan')
    const [third] = resolveAnchors([passage(before, 'Amen', 2)], before, after)
    expect(third).toMatchObject({ status: 'exact', place: { blockId: 'p2', start: 17 } })
  })

  test('is ambiguous when its sentence was doubled on the spot', () => {
    const before = numbered(['A beginning. The tide came in. An end.'])
    const after = numbered(['A beginning. The tide came in. The tide came in. An end.'])
    expect(resolved(before, after, 'The tide')).toBe('ambiguous')
  })

  test('is told from the sentence before it that began with the same words and was deleted', () => {
    const [before, after] = [numbered(['The man left. The man slept.']), numbered(['The man slept.'])]
    expect(resolved(before, after, 'The man', 0)).toBe('orphan')
    expect(resolved(before, after, 'The man', 1)).toBe('exact The man')
  })
})

describe('a passage that moved', () => {
  const first = 'The old lighthouse stood empty for years.'
  const second = 'Ships found the harbour by its bells.'

  test('is exact in its own block, wherever the block went', () => {
    const before = numbered([first, second, 'A third paragraph ends it.'])
    const after = before.toReversed()
    expect(resolved(before, after, 'stood empty')).toBe('exact stood empty')
    expect(resolved(numbered([first, second], 'a'), numbered([second, first], 'b'), 'stood')).toBe('exact stood')
  })

  test('is found where its sentence went, in another block', () => {
    const before = numbered([`${first} ${second}`, 'A second paragraph has some words of its own.'])
    const after = numbered([first, `A second paragraph has some words of its own. ${second}`])
    const [outcome] = resolveAnchors([passage(before, 'harbour by its bells')], before, after)
    expect(outcome).toMatchObject({
      status: 'moved',
      score: 1,
      place: { blockId: 'p1', quote: 'harbour by its bells' },
    })
  })

  test('is found when blocks are merged and when one is split, across the seam as well', () => {
    const apart = numbered([first, second])
    const together = numbered([`${first} ${second}`])
    expect(resolved(apart, together, 'harbour by its')).toBe('moved harbour by its')
    expect(resolved(apart, together, 'for years.\nShips')).toBe('moved for years. Ships')
    expect(resolved(together, apart, 'harbour by its')).toBe('moved harbour by its')
    expect(resolved(together, apart, 'for years. Ships')).toBe('moved for years.\nShips')
  })

  test('holds the part of it that was moved to its own end', () => {
    const washington = 'Washington let it be known that it would not be patient for much longer.'
    const before = numbered(['The office declined to comment.', 'Warnings from Washington', washington])
    const after = [0, 2, 1].flatMap((index) => before[index] ?? [])
    const quote = `comment.\nWarnings from Washington\n${washington.slice(0, -1)}`
    expect(resolved(before, after, quote)).toBe(`moved comment.\n${washington}\nWarnings from Washington`)
  })

  test('holds what was added inside it, and not what was added at its ends', () => {
    const before = numbered([first])
    const after = numbered(['The very old lighthouse now stood quite empty for many years.'])
    expect(resolved(before, after, 'stood empty for years')).toBe('moved stood quite empty for many years')
    expect(resolved(before, after, 'lighthouse')).toBe('exact lighthouse')
  })

  test('is scored by how much of it is the same', () => {
    const before = numbered([first])
    const scoreIn = (text: string) => {
      const [outcome] = resolveAnchors([passage(before, first)], before, numbered([text]))
      return outcome?.status === 'moved' ? outcome.score : null
    }
    const mended = scoreIn(first.replace('empty', 'emty')) ?? 0
    const rewritten = scoreIn(first.replace('stood empty', 'fell silent')) ?? 0
    expect(mended).toBeGreaterThan(0.95)
    expect(rewritten).toBeGreaterThan(0.5)
    expect(rewritten).toBeLessThan(mended)
  })
})

describe('a passage that neither block nor words lead to', () => {
  const other = 'Another paragraph keeps its own words, every one of them.'
  const old = 'Nobody had ordered coal that week on the quay below the tower, and still it came.'
  // A typo in every third word leaves no run of three words by which it could be followed.
  const mended = 'Nobdy had ordered caol that week no the quay blow the tower, nad still it came.'

  test('is found where it is alike, with context on both sides', () => {
    const [before, after] = [numbered([old, other], 'a'), numbered([other, 'It rained.', mended], 'b')]
    expect(resolved(before, after, 'ordered coal that week')).toBe('moved ordered caol that week')
    expect(resolved(before, after, 'on the quay')).toBe('moved no the quay')
  })

  test('is ambiguous when two places are alike', () => {
    const twice = numbered([other, mended, 'It rained.', mended.replace('Nobdy', 'Noboddy')], 'b')
    expect(resolved(numbered([old, other], 'a'), twice, 'ordered coal that week')).toBe('ambiguous')
  })

  test('is an orphan where only its words are alike', () => {
    const after = numbered([other, 'They say she orderd coal thatweek from us.'], 'b')
    expect(resolved(numbered([old, other], 'a'), after, 'ordered coal that')).toBe('orphan')
  })
})

describe('in any script', () => {
  test('composed and decomposed accents are the same words', () => {
    const before = numbered(['Le cafe\u0301 de l’hôtel e\u0301tait ferme\u0301.'])
    const after = numbered(['Le caf\u00e9 de l’hôtel \u00e9tait ferm\u00e9.'])
    expect(resolved(before, after, 'cafe\u0301')).toBe('moved caf\u00e9')
    // Half a word is half a word in the new spelling as well, and an accent stays with its letter.
    expect(resolved(before, after, 'e\u0301tai')).toBe('moved \u00e9tai')
    expect(resolved(after, before, 'tait fermé')).toBe('moved tait ferme\u0301')
  })

  test('emoji of several parts stay whole', () => {
    const before = numbered(['We saw 👩‍👩‍👧 and 👨🏽‍🚒 under the 🇮🇶 that day.'])
    const after = numbered(['We never saw 👩‍👩‍👧 and 👨🏽‍🚒 under the 🇮🇶 that day.'])
    for (const quote of ['👩‍👩‍👧', '👨🏽‍🚒 under', '🇮🇶']) expect(resolved(before, after, quote)).toBe(`exact ${quote}`)
    expect(resolved(before, numbered(['We saw 👩‍👩‍👦 and nobody under the 🇮🇶 that day.']), '👩‍👩‍👧')).toBe('orphan')
  })

  test('right-to-left and unspaced texts are followed', () => {
    const arabic = numbered(['قال الوزير إن الجسر مغلق. وفي الصيف يفتح الجسر.'])
    expect(resolved(arabic, numbered(['قال الوزير أمس إن الجسر مغلق. وفي الصيف يفتح الجسر.']), 'الجسر', 1)).toBe(
      'exact الجسر',
    )
    const chinese = numbered(['老师说图书馆今天关闭。学生们回家了。'])
    expect(resolved(chinese, numbered(['老师昨天说图书馆今天关闭。学生们都回家了。']), '图书馆今天')).toBe(
      'exact 图书馆今天',
    )
  })

  test('blocks without text are no obstacle', () => {
    const before = numbered(['', 'One sentence stands here.', '', 'Another follows it.'])
    const after = numbered(['One sentence stands here.', '', '', '', 'Another follows it.'], 'q')
    expect(resolved(before, after, 'here.\n\nAnother')).toBe('moved here.\n\n\n\nAnother')
  })
})

describe('an anchor whose offsets do not hold', () => {
  const before = numbered(['The old lighthouse stood empty for years.', 'Ships found the old harbour by its bells.'])

  test('is looked for by its quote with its context', () => {
    const found = (anchor: { quote: string; prefix?: string; suffix?: string }) =>
      told(resolveAnchors([{ start: 999, end: 1004, ...anchor }], before, before)[0])
    expect(found({ quote: 'bells' })).toBe('exact bells')
    expect(found({ quote: 'the old' })).toBe('exact the old')
    expect(found({ quote: 'old' })).toBe('ambiguous')
    expect(found({ quote: 'old', prefix: 'Ships found the ', suffix: ' harbour by' })).toBe('exact old')
    expect(found({ quote: 'trains' })).toBe('orphan')
    expect(found({ quote: '' })).toBe('orphan')
  })
})
