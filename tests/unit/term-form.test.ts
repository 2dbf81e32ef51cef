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
    longer: '',
    translations: [],
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

test('definitions in other languages stand in rows; empty rows are passed over, and faults are told at their row', () => {
  const term = { entryId: '', headword: 'waiver', aliases: '', definition: 'A leave.', longer: '' }
  const rows = {
    lang0: 'de',
    translation0: ' Ein Erlass. ',
    lang1: '',
    translation1: '  ',
    lang2: 'ar',
    translation2: 'إعفاء',
  }
  expect(termFormSchema.parse({ ...term, ...rows }).translations).toEqual([
    { lang: 'de', definition: 'Ein Erlass.' },
    { lang: 'ar', definition: 'إعفاء' },
  ])
  const faulty = {
    lang0: '',
    translation0: 'x',
    lang4: 'de',
    translation4: 'y',
    lang5: 'de',
    translation5: 'z'.repeat(1001),
  }
  const refused = termFormSchema.safeParse({ ...term, ...faulty, lang6: 'klingon', translation6: 'w' })
  expect(refused.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['translations.0.lang', 'language-missing'],
    ['translations.5.lang', 'language-twice'],
    ['translations.5.definition', 'definition-too-long'],
    ['translations.6.lang', 'language-missing'],
  ])
})
