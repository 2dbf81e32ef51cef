import { demoArticles } from '#db/demo/articles.ts'
import type { Chance } from '../drill/chance.ts'
import type { Preparation } from './edits.ts'

/** A text to edit, and where new sentences and words of its kind come from. */
export type BaseText = { paragraphs: string[][]; sentence: (chance: Chance) => string; word: (chance: Chance) => string }

/** A pattern with `{list}` places, as newsrooms, laboratories and reports have them; its sentences are much alike. */
type Pattern = { patterns: readonly string[]; lists: Readonly<Record<string, readonly string[]>> }

const reports: Pattern = {
  patterns: [
    '{Who} reported that the new {thing} had {verb} {matter} by {number} per cent across all {place}.',
    '{Who} said on {day} that the {thing} would be {done} before the end of the {season}.',
    'The {thing} in the {place} was {done} after {who} had {verb} the {matter}.',
    'According to {who}, no {thing} was {done} in the {place} during the {season}.',
    'In the {season} {who} {verb} the {matter}, and the {thing} was {done}.',
    'It was {who} who {verb} the {matter}; nobody else in the {place} had asked for it.',
    '“The {thing} must be {done},” said {who}, “or the {matter} will be {done} for us.”',
    'Nothing was {done}.',
    'Why was the {thing} not {done} on {day}?',
  ],
  lists: {
    Who: ['Team Alpha', 'Team Beta', 'Team Gamma', 'The committee', 'The ministry', 'An official', 'The harbour master', 'Our reporter'],
    who: ['Team Alpha', 'Team Beta', 'the committee', 'the ministry', 'an official', 'the harbour master', 'two engineers', 'the mayor'],
    thing: ['deployment', 'bridge', 'railway', 'power station', 'water supply', 'school', 'ferry', 'archive'],
    verb: ['reduced', 'increased', 'examined', 'defended', 'questioned', 'published', 'delayed'],
    matter: ['latency', 'costs', 'traffic', 'complaints', 'repairs', 'the budget', 'public debt', 'demand'],
    place: ['regions', 'district', 'old town', 'northern valleys', 'province', 'suburbs'],
    done: ['closed', 'rebuilt', 'inspected', 'sold', 'opened', 'abandoned', 'moved'],
    number: ['two', 'twelve', 'twenty', 'thirty', '4.5', '17'],
    day: ['Monday', 'Tuesday', 'Friday', 'Sunday'],
    season: ['spring', 'summer', 'autumn', 'winter', 'year'],
  },
}

const scripts: Pattern = {
  patterns: [
    'قال {ar} إن {ar} في {ar} لا يزال {ar} منذ {ar}.',
    'وفي {ar}، رأى {ar} أن {ar} قد {ar} بعد {ar}.',
    'אמר {he} כי {he} של {he} היה {he} אחרי {he}.',
    'L’{fr} était {fr} avant que le {fr} n’ait {fr} près du {fr}.',
    'Le {fr} a répété que l’{fr} serait {fr} au {fr}.',
    '🙂 The {emoji} was here, and {emoji} came after the {emoji} 👩‍👩‍👧 again.',
    'We saw {emoji} on the {emoji}, 🇮🇶 then {emoji} twice.',
    'Der {de} wurde {de}, während die {de} noch {de} war.',
  ],
  lists: {
    ar: ['الوزير', 'الجسر', 'المدينة', 'مفتوحًا', 'السنة', 'القطار', 'الكاتب', 'مغلقًا', 'الميناء', 'الصيف', 'التقرير'],
    he: ['השר', 'הגשר', 'העיר', 'פתוח', 'השנה', 'הרכבת', 'הסופר', 'סגור', 'הנמל', 'הקיץ'],
    fr: ['élève', 'cafe\u0301', 'fermé', 'théâtre', 'été', 'réparé', 'château', 'naïf', 'forêt', 'écrit', 'hôtel'],
    emoji: ['ship 🚢', 'harbour', 'lamp 💡', 'keeper 👨🏽‍🚒', 'sea 🌊', 'storm ⛈️', 'door', 'coast'],
    de: ['Bürgermeister', 'geöffnet', 'Straße', 'gefährlich', 'Brücke', 'verkauft', 'Fähre', 'überprüft'],
  },
}

/** The words to which a new word is drawn. */
const spareWords = 'garden copper whisper lantern orchard velvet thunder marble compass feather gravel harvest meadow pepper ribbon saddle timber window yellow zigzag'.split(' ')

const bases: readonly ((chance: Chance) => BaseText)[] = [
  (chance) => proseText(chance, 'iraq'),
  (chance) => proseText(chance, 'leap-second'),
  (chance) => patternText(chance, reports),
  (chance) => patternText(chance, scripts),
]

/** A text of about 12 paragraphs; some of its sentences stand twice, as refrains and summaries do. */
export function drawText(chance: Chance, preparation?: Preparation): BaseText {
  const base = chance.pick(bases)(chance)
  const times = preparation !== undefined ? 1 : chance.happens(0.4) ? chance.whole(1, 2) : 0
  for (let copy = 0; copy < times; copy += 1) {
    const words = chance.pick(chance.pick(base.paragraphs)).split(' ')
    if (preparation === 'lookalikes') words[chance.whole(1, words.length - 2)] = base.word(chance)
    const paragraph = chance.pick(base.paragraphs)
    paragraph.splice(chance.whole(0, paragraph.length), 0, words.join(' '))
  }
  return base
}

function proseText(chance: Chance, key: keyof typeof demoArticles): BaseText {
  const texts = demoArticles[key].levels.standard.map(({ text }) => text.split(/(?<=[.?!]”?) (?=[\p{Lu}“])/u))
  const from = chance.whole(0, Math.max(0, texts.length - 12))
  const word = (lots: Chance) => lots.pick(spareWords)
  return { paragraphs: texts.slice(from, from + 12), sentence: (lots) => filled(reports, lots), word }
}

function patternText(chance: Chance, pattern: Pattern): BaseText {
  const paragraphs = Array.from({ length: 12 }, () => Array.from({ length: chance.whole(1, 6) }, () => filled(pattern, chance)))
  const lists = Object.values(pattern.lists)
  return { paragraphs, sentence: (lots) => filled(pattern, lots), word: (lots) => lots.pick(lots.pick(lists)) }
}

function filled({ patterns, lists }: Pattern, chance: Chance): string {
  return chance.pick(patterns).replace(/\{(\w+)\}/g, (_, list: string) => chance.pick(lists[list] ?? ['']))
}
