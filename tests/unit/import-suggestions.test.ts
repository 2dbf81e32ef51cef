import { describe, expect, test } from 'vitest'
import { importText } from '#domain/article/import/import-text.ts'

const context =
  'The town has a harbour, and the harbour has a wall that was built by the people of the town in the winter of 1911.'

function suggested(text: string): string[] {
  const result = importText(`${context}\n\n${text}`, { format: 'text' })
  if (!result.ok) throw new Error('The text was refused')
  return result.value.suggestions.map(({ phrase, reason }) => `${reason}: ${phrase}`)
}

describe('suspected faults', () => {
  test.each([
    [
      'They did not speak because they were not. Authorized to comment publicly.',
      'cut-sentence: were not. Authorized to',
    ],
    ['The ship was late and. The crew slept in the hall.', 'cut-sentence: and. The'],
    ['They wanted help from the northern council. Maritime Northern.', 'cut-sentence: Maritime Northern.'],
    ['A year had passed since The war broke out in the east.', 'stray-capital: since The war'],
    ['He fears a wall Which is too low for the sea.', 'stray-capital: wall Which is'],
    ['They heard of a stone Harbour in the next bay.', 'stray-capital: stone Harbour in'],
    ['It began on October 7A group of sailors said so.', 'missing-space: October 7A group'],
    ['The lamp went out.Nobody saw who did it.', 'missing-space: out.Nobody'],
    ['He came,saw the wall and went home.', 'missing-space: came,saw'],
    ['rocket fire was heard at the harbour in the night.', 'lower-case-start: rocket fire was'],
    ['He went to the the harbour at night.', 'doubled-word: the the'],
  ])('%s', (text, expected) => {
    expect(suggested(text)).toContain(expected)
  })

  test('two spellings of one name are both shown', () => {
    expect(
      suggested('On Monday Antony Duval came to the harbour.\n\nOn Friday Anthony Duval left the harbour.'),
    ).toEqual(['name-spelling: Antony Duval', 'name-spelling: Anthony Duval'])
    expect(suggested('The wall, said Lindqvist, is low.\n\nThe sea, said Lindquist, is high.')).toEqual([
      'name-spelling: Lindqvist',
      'name-spelling: Lindquist',
    ])
  })

  test('a word that a line end divided is shown', () => {
    const wrapped =
      'It was the kind of evening on which nobody goes out, for exam-\nple because of the rain. He walked up and down the old wall\nwith a lamp and looked out for a boat that was already two\nhours late and had no lamp of its own at all.'
    expect(suggested(wrapped)).toEqual(['split-word: exam- ple'])
  })

  test.each([
    'He wrote in The Guardian that the Prime Minister of the town had gone to The Hague.',
    'Vitamin A is found in carrots, and he moved from A to B in the U.S. Virgin Islands.',
    'She said that he had had enough, and that that was so.',
    'In the film For Whom the Bell Tolls, said Gov. Tim Walz.',
    'They met at example.com, at 3.Bundesliga.example, or at mail@harbour.Example.',
    'al-Sudani said no, and iPhone sales rose in Iraq, where Iraqi and Iraqis meet Iranians from Iran.',
    'He could not. Asked about it again, he went home to the harbour.',
    'Sara Voss met Peter Voss, and Austria met Australia in Slovenia, not in Slovakia.',
    'On Monday the Harbour Master, a man named Rose, saw a rose in May and thought he may go.',
    'She quoted “The end” and (The start) of the book to the town.',
    'Walker and Walter, Miller and Muller’s son, Niger and Nigeria: all of them are in the list.',
  ])('no alarm for: %s', (text) => {
    expect(suggested(text)).toEqual([])
  })

  test('rules of English are not applied to other languages', () => {
    const german = 'Die Pendler, die die Busse nehmen, sehen Was sie wollen. Es ist Die Stadt am Meer.'
    const result = importText(german, { format: 'text' })
    expect(result.ok && result.value.suggestions).toEqual([])
  })
})
