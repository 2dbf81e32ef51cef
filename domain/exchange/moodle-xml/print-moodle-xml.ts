/**
 * Decides how questions are written as Moodle XML. Source: Moodle, "Moodle XML format", in the order in which Moodle's own
 * files have their elements; texts with signs of markup stand in CDATA.
 */
import { assertNever } from '#domain/assert-never.ts'
import type { FormText, TextFormat } from '../form-text.ts'
import type { ExchangeWords } from '../losses.ts'
import { type FormItem, type FormNote, type FormNumberAnswer, type FormOf, percentOf } from '../question-form.ts'
import { type ExchangeWarning, lossesAt } from '../warning.ts'
import { type MoodleItem, moodleSayable } from './moodle-sayable.ts'
import { orderingGradings } from './ordering-gradings.ts'
import { printClozeText } from './print-cloze.ts'
import { usualName } from './usual-name.ts'

/** What Moodle XML cannot say is told with the line from which the question came. */
export function printMoodleXml(
  items: readonly FormItem[],
  words: ExchangeWords,
): { text: string; warnings: ExchangeWarning[] } {
  const warnings: ExchangeWarning[] = []
  const printed = items.flatMap((item) => {
    const said = moodleSayable(item, words, lossesAt(warnings, item.line))
    return said === null ? [] : [printItem(said)]
  })
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${printed.join('')}</quiz>\n`, warnings }
}

const typeNames = {
  category: 'category',
  description: 'description',
  choice: 'multichoice',
  'true-false': 'truefalse',
  'short-answer': 'shortanswer',
  number: 'numerical',
  matching: 'matching',
  ordering: 'ordering',
  cloze: 'cloze',
  essay: 'essay',
} as const satisfies Record<MoodleItem['type'], string>

const formatNames = {
  html: 'html',
  moodle: 'moodle_auto_format',
  plain: 'plain_text',
  markdown: 'markdown',
} as const satisfies Record<TextFormat, string>

function printItem(item: MoodleItem): string {
  const fields = item.type === 'category' ? categoryFields(item) : questionFields(item)
  return `  <question type="${typeNames[item.type]}">\n${fields.map((field) => `    ${field}\n`).join('')}  </question>\n`
}

function categoryFields({ path, info, externalId, tags }: FormOf<'category'>): string[] {
  return [
    `<category>${textElement(path)}</category>`,
    ...remark('info', info),
    ...(externalId === null ? [] : [simple('idnumber', externalId)]),
    ...tagsElement(tags),
  ]
}

function questionFields(item: Exclude<MoodleItem, { type: 'category' }>): string[] {
  const stem = item.type === 'cloze' ? printClozeText(item) : item.stem
  return [
    `<name>${textElement(item.title ?? usualName(stem.text))}</name>`,
    textField('questiontext', stem),
    ...remark('generalfeedback', item.generalFeedback),
    ...(item.type === 'description' ? [] : gradeFields(item)),
    ...(item.externalId === null ? [] : [simple('idnumber', item.externalId)]),
    ...(item.type === 'description' ? [] : [...answerFields(item), ...adviceFields(item)]),
    ...tagsElement(item.tags),
  ]
}

type Question = Exclude<MoodleItem, { type: 'category' | 'description' }>

function gradeFields({ points, penalty }: Question): string[] {
  return [
    ...(points === null ? [] : [simple('defaultgrade', decimal(points))]),
    ...(penalty === null ? [] : [simple('penalty', decimal(penalty))]),
  ]
}

function adviceFields({ outcomeFeedback, hints }: Question): string[] {
  const outcome = outcomeFeedback ?? { right: null, partly: null, wrong: null }
  return [
    ...remark('correctfeedback', outcome.right),
    ...remark('partiallycorrectfeedback', outcome.partly),
    ...remark('incorrectfeedback', outcome.wrong),
    ...hints.map((hint) => textField('hint', hint)),
  ]
}

function answerFields(item: Question): string[] {
  switch (item.type) {
    case 'choice':
      return [
        simple('single', String(item.selection === 'one')),
        ...shuffleField(item.isShuffled),
        ...(item.numbering === null ? [] : [simple('answernumbering', item.numbering)]),
        ...item.options.map((option) => answer(option.fraction, option.text, option)),
      ]
    case 'true-false':
      return (['true', 'false'] as const).map((verdict) =>
        answer(Number(item.correct === verdict), { format: 'moodle', text: verdict }, item.answers[verdict]),
      )
    case 'short-answer':
      return [
        simple('usecase', item.caseMatters ? '1' : '0'),
        ...item.answers.map((given) => answer(given.fraction, { format: 'plain', text: given.text }, given)),
      ]
    case 'number':
      return [...item.answers.map(numberAnswer), ...unitsElement(item.units)]
    case 'matching':
      return [
        ...shuffleField(item.isShuffled),
        ...item.items.map(({ text, target }) => subquestion(text, target)),
        ...item.distractors.map((target) => subquestion({ format: 'html', text: '' }, target)),
      ]
    case 'ordering': {
      const grading = orderingGradings.find(([, , ours]) => ours === item.scoring)
      const none = { feedback: null, misconception: null }
      return [
        ...(grading === undefined ? [] : [simple('gradingtype', grading[0])]),
        ...item.items.map((text) => answer(1, text, none)),
      ]
    }
    case 'cloze':
      return []
    case 'essay':
      return [
        ...(item.minWords === null ? [] : [simple('minwordlimit', String(item.minWords))]),
        ...(item.maxWords === null ? [] : [simple('maxwordlimit', String(item.maxWords))]),
        ...remark('graderinfo', item.graderInfo),
        ...remark('responsetemplate', item.template),
      ]
    default:
      return assertNever(item)
  }
}

function shuffleField(isShuffled: boolean | null): string[] {
  return isShuffled === null ? [] : [simple('shuffleanswers', String(isShuffled))]
}

function answer(fraction: number, { format, text }: FormText, { feedback }: FormNote, rest = ''): string {
  const inside = `${textElement(text)}${remark('feedback', feedback).join('')}${rest}`
  return `<answer fraction="${percentOf(fraction)}" format="${formatNames[format]}">${inside}</answer>`
}

function numberAnswer({ value, fraction, ...note }: FormNumberAnswer): string {
  const word = value.kind === 'exact' ? value.number : '*'
  const tolerance = value.kind === 'exact' ? value.tolerance : '0'
  return answer(fraction, { format: 'moodle', text: word }, note, simple('tolerance', tolerance))
}

function unitsElement(units: FormOf<'number'>['units']): string[] {
  if (units.length === 0) return []
  const inside = units.map(
    ({ name, multiplier }) => `<unit>${simple('multiplier', multiplier)}${simple('unit_name', name)}</unit>`,
  )
  return [`<units>${inside.join('')}</units>`]
}

function subquestion({ format, text }: FormText, target: string): string {
  return `<subquestion format="${formatNames[format]}">${textElement(text)}<answer>${textElement(target)}</answer></subquestion>`
}

function tagsElement(tags: readonly string[]): string[] {
  return tags.length === 0 ? [] : [`<tags>${tags.map((tag) => `<tag>${textElement(tag)}</tag>`).join('')}</tags>`]
}

function remark(name: string, text: FormText | null): string[] {
  return text === null ? [] : [textField(name, text)]
}

function textField(name: string, { format, text }: FormText): string {
  return `<${name} format="${formatNames[format]}">${textElement(text)}</${name}>`
}

function textElement(text: string): string {
  return simple('text', text)
}

/** The end of a CDATA section inside a text is parted between two sections. */
function simple(name: string, text: string): string {
  const inside = /[&<>]/.test(text) ? `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` : text
  return `<${name}>${inside}</${name}>`
}

/** Without exponent, at most seven decimals. */
function decimal(value: number): string {
  return value.toFixed(7).replace(/\.?0+$/, '')
}
