import { demoArticles } from '#db/demo/articles.ts'
import type { Chance } from '../drill/chance.ts'
import type { Preparation } from './edits.ts'

/** A text to edit, and where new sentences and words of its kind come from. */
export type BaseText = {
  paragraphs: string[][]
  sentence: (chance: Chance) => string
  word: (chance: Chance) => string
}

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
    Who: [
      'Team Alpha',
      'Team Beta',
      'Team Gamma',
      'The committee',
      'The ministry',
      'An official',
      'The harbour master',
      'Our reporter',
    ],
    who: [
      'Team Alpha',
      'Team Beta',
      'the committee',
      'the ministry',
      'an official',
      'the harbour master',
      'two engineers',
      'the mayor',
    ],
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

const letters: Pattern = {
  patterns: [
    'Dear {name}, {we} came to {town} on the {nth} of {month} and found your {gift} waiting.',
    '{we} slept badly; {we} always sleep badly in {town}.',
    'Do you remember {name} and the {gift}, when {we} lived in {town}?',
    'Since {month} the rain has not stopped, and the {gift} you sent is {state}.',
    '{name} says that {name} will marry in {month}, though nobody in {town} believes it.',
    'Write soon.',
    'There is no news of {name}; the {gift} has been {state} since the {nth}.',
    'I asked {name} whether the road from {town} was open, and {name} only laughed: “In {month}? Never!”',
    'Your mother’s {gift} is {state}, my own {gift} is {state}, and yet {we} are well.',
  ],
  lists: {
    name: ['Anna', 'Pavel', 'Mrs. Lund', 'Uncle Tomas', 'little Mira', 'Dr. Osei', 'the baker’s son'],
    we: ['We', 'we', 'They all', 'your cousins and I'],
    town: ['Graz', 'the old harbour', 'Saint-Malo', 'Uppsala', 'a village without a name'],
    gift: ['umbrella', 'violin', 'box of seeds', 'winter coat', 'photograph', 'dictionary'],
    state: ['quite ruined', 'as good as new', 'lost', 'under the bed', 'much admired'],
    nth: ['3rd', '14th', '21st', '30th'],
    month: ['March', 'June', 'October', 'January'],
  },
}

const unspacedScripts: Pattern = {
  patterns: [
    '{zh}说，{zh}在{zh}之前已经{zhdo}了。',
    '昨天{zh}{zhdo}了{zh}，没有人知道为什么。',
    '「{zh}必须{zhdo}！」{zh}回答。',
    '{ja}は{ja}を{jado}ました。',
    '{hi} ने कहा कि {hi} अब {hi} के पास नहीं है।',
    '{hi} और {hi} कल {hi} गए थे।',
    '{ru} сказал, что {ru} ещё не {rudo}.',
    'В {ru} никто не {rudo}, кроме {ru}.',
  ],
  lists: {
    zh: ['老师', '图书馆', '学生们', '桥梁', '新火车站', '市长', '报纸', '港口'],
    zhdo: ['关闭', '修好', '卖掉', '检查', '打开', '离开'],
    ja: ['先生', '学校', '新しい橋', '新聞', '港', '子供たち'],
    jado: ['読み', '閉め', '直し', '見', '売り'],
    hi: ['शिक्षक', 'पुस्तक', 'नदी', 'लड़की', 'विद्यालय', 'बाज़ार', 'क़लम'],
    ru: ['учитель', 'мост', 'городе', 'газета', 'вокзал', 'йод', 'ребёнок'],
    rudo: ['закрыт', 'продан', 'читал', 'открыт', 'ждал'],
  },
}

/** The words to which a new word is drawn. */
const spareWords =
  'garden copper whisper lantern orchard velvet thunder marble compass feather gravel harvest meadow pepper ribbon saddle timber window yellow zigzag'.split(
    ' ',
  )

/** `open` texts were looked at while anchoring was made; `unseen` ones were not, so that they show what was not tuned for. */
export type TextSet = 'open' | 'unseen'

const bases: Readonly<Record<TextSet, readonly ((chance: Chance) => BaseText)[]>> = {
  open: [
    (chance) => proseText(chance, demoArticles.iraq.levels.standard, reports),
    (chance) => proseText(chance, demoArticles['leap-second'].levels.standard, reports),
    (chance) => patternText(chance, reports),
    (chance) => patternText(chance, scripts),
  ],
  unseen: [
    (chance) => proseText(chance, demoArticles.iraq.levels.plain ?? [], letters),
    (chance) => patternText(chance, letters),
    (chance) => patternText(chance, unspacedScripts),
  ],
}

/** A text of about 12 paragraphs; some of its sentences stand twice, as refrains and summaries do. */
export function drawText(set: TextSet, chance: Chance, preparation?: Preparation): BaseText {
  const base = chance.pick(bases[set])(chance)
  const times = preparation !== undefined ? 1 : chance.happens(0.4) ? chance.whole(1, 2) : 0
  for (let copy = 0; copy < times; copy += 1) {
    const words = chance.pick(chance.pick(base.paragraphs)).split(' ')
    if (preparation === 'lookalikes') words[chance.whole(1, words.length - 2)] = base.word(chance)
    const paragraph = chance.pick(base.paragraphs)
    paragraph.splice(chance.whole(0, paragraph.length), 0, words.join(' '))
  }
  return base
}

function proseText(chance: Chance, blocks: readonly { text: string }[], fresh: Pattern): BaseText {
  const texts = blocks.map(({ text }) => text.split(/(?<=[.?!]”?) (?=[\p{Lu}“])/u))
  const from = chance.whole(0, Math.max(0, texts.length - 12))
  const word = (lots: Chance) => lots.pick(spareWords)
  return { paragraphs: texts.slice(from, from + 12), sentence: (lots) => filled(fresh, lots), word }
}

function patternText(chance: Chance, pattern: Pattern): BaseText {
  const paragraphs = Array.from({ length: 12 }, () =>
    Array.from({ length: chance.whole(1, 6) }, () => filled(pattern, chance)),
  )
  const lists = Object.values(pattern.lists)
  return { paragraphs, sentence: (lots) => filled(pattern, lots), word: (lots) => lots.pick(lots.pick(lists)) }
}

function filled({ patterns, lists }: Pattern, chance: Chance): string {
  return chance.pick(patterns).replace(/\{(\w+)\}/g, (_, list: string) => chance.pick(lists[list] ?? ['']))
}
