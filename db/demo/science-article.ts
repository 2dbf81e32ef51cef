import type { ArticleMeta } from '#domain/article/schema.ts'
import type { GlossaryEntryInput } from '#domain/glossary/schema.ts'
import { blocksFrom } from './blocks-from.ts'
import type { DemoLevels } from './types.ts'

export const scienceMeta: ArticleMeta = {
  title: 'The minute that had sixty-one seconds',
  dateline: null,
  byline: null,
  credit: null,
  source: 'Written for Postil’s demonstration class',
  pageDate: null,
}

const standard = blocksFrom({
  p1: 'On the last day of 2016, the best clocks in the world did something odd. After 23:59:59 in UTC, the time scale by which the world sets its clocks, they did not go on to midnight. First they showed 23:59:60. That minute had sixty-one seconds, and the one too many is called a leap second.',
  h1: 'Two clocks that disagree',
  p2: 'Leap seconds exist because we tell the time in two ways. The old way is to watch the sky. From noon to noon the rotation of the Earth carries us round once: a day.',
  p3: 'The new way pays no attention to the sky. Since 1967 one second has been defined as the time in which a certain microwave radiation of the metal caesium swings 9,192,631,770 times. An atomic clock counts these swings. The best would be wrong by less than a second after a million years.',
  p4: 'The Earth is not so steady. The Moon raises tides, and the moving water acts as a very weak brake on the seabed and coasts. Because of this tidal friction, a day becomes longer by roughly two milliseconds in a hundred years. Besides, winds and slow movements in the Earth’s liquid core make it turn a little faster in some years and slower in others.',
  p5: 'Two milliseconds a century sounds like nothing. But the second was fixed to fit the days of the 1800s, and in most years since 1972 the days have been slightly too long for it. Such errors add up. If every day is one millisecond too long, then after a thousand days the Earth is a whole second behind the atomic clocks, even if it does not become any slower in that time.',
  h2: 'Patching the gap',
  p6: 'To keep the two together, an international service, the IERS, measures the rotation of the Earth. Before the gap reaches 0.9 seconds, it announces a leap second about half a year ahead. From 1972, when this began, to the end of 2016 that happened 27 times. Each time a second was put in; none was ever taken out.',
  p7: 'Computers are bad at surprises. When a leap second came in 2012, several well-known websites stopped working for a while, and an Australian airline had to check in passengers by hand.',
  p8: 'In November 2022 the General Conference on Weights and Measures, at which the member states decide on units, therefore agreed to let the gap grow larger, from 2035 at the latest. How large it may become was left for later.',
  p9: 'Would anybody notice? In a hundred years the Sun might be highest about a minute later than our clocks say. We are used to worse: every summer, many countries put their clocks wrong by a whole hour, on purpose.',
})

export const scienceLevels: DemoLevels = { standard }

export const scienceGlossary: GlossaryEntryInput[] = [
  {
    headword: 'leap second',
    aliases: ['leap seconds'],
    definition: 'A second added to the last minute of a day so that clocks stay in step with the turning Earth.',
  },
  {
    headword: 'UTC',
    aliases: [],
    definition:
      'Coordinated Universal Time: the common time scale from which the local time of every country is reckoned. It is made by comparing hundreds of atomic clocks.',
  },
  {
    headword: 'rotation',
    aliases: [],
    definition: 'Turning round an axis, as the Earth does once a day. (Going round the Sun is called revolution.)',
  },
  {
    headword: 'microwave radiation',
    aliases: [],
    definition:
      'Invisible waves of the same family as light and radio. Their swings are slower than those of light and faster than those of most radio waves.',
  },
  {
    headword: 'caesium',
    aliases: [],
    definition:
      'A soft, golden metal, chemical sign Cs. All its undisturbed atoms of one kind keep exactly the same beat.',
  },
  {
    headword: 'atomic clock',
    aliases: ['atomic clocks'],
    definition:
      'A clock that counts the very regular swings of radiation belonging to atoms, where other clocks count swings of a pendulum or a crystal.',
  },
  {
    headword: 'tidal friction',
    aliases: [],
    definition: 'The braking of the Earth’s turning by the tides, mostly those that the Moon raises in the seas.',
  },
  {
    headword: 'millisecond',
    aliases: ['milliseconds'],
    definition: 'A thousandth of a second. A blink takes more than a hundred of them.',
  },
  {
    headword: 'core',
    aliases: ['liquid core'],
    definition: 'The innermost part of the Earth, mostly iron. Its outer part is liquid and moves.',
  },
  {
    headword: 'IERS',
    aliases: [],
    definition:
      'International Earth Rotation and Reference Systems Service. From measurements of distant objects in the sky it works out how far the Earth has turned.',
  },
  {
    headword: 'General Conference on Weights and Measures',
    aliases: [],
    definition:
      'The meeting, held near or in Paris every few years, at which states agree on metre, kilogram, second and the other units.',
  },
]
