import { expect, test } from 'vitest'
import { splitForms, termFormSchema } from '#domain/glossary/term-form.ts'

test('forms stand one on a line; empty lines and repetitions are passed over', () => {
  expect(splitForms(' waiver \r\n\r\nexemption from sanctions\n  \nwaiver\n')).toEqual([
    'waiver',
    'exemption from sanctions',
  ])
  expect(splitForms('')).toEqual([])
})

test('a form without an id is a new entry, and each fault is told at its field', () => {
  const filled = { entryId: '', headword: ' waiver ', aliases: 'exemption\nwaivers', definition: 'A leave.' }
  expect(termFormSchema.parse(filled)).toEqual({
    entryId: null,
    headword: 'waiver',
    aliases: ['exemption', 'waivers'],
    definition: 'A leave.',
  })
  const refused = termFormSchema.safeParse({
    entryId: '',
    headword: ' ',
    aliases: `x\n${'y'.repeat(121)}`,
    definition: '',
  })
  expect(refused.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['headword', 'headword-missing'],
    ['aliases.1', 'alias-too-long'],
    ['definition', 'definition-missing'],
  ])
})
