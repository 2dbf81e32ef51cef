import { expect, test } from 'vitest'
import { voicesFor, voiceToBegin } from '#components/reader/aloud/choose-voice.ts'
import { Speaker, type SpeechEvents } from '#components/reader/aloud/speaker.ts'

const stream = 'One sun. Two moons.\nThree stars.'
const sentences = [
  { start: 0, end: 8 },
  { start: 9, end: 19 },
  { start: 20, end: 32 },
]

/** A voice that says what it was given, and does what the test tells it to. */
function speaking() {
  const said: { text: string; rate: number; voiceId: string | null; events: SpeechEvents; isEnded: boolean }[] = []
  const speaker = new Speaker(
    {
      say: (text, { rate, voiceId }, events) => {
        const one = { text, rate, voiceId, events, isEnded: false }
        said.push(one)
        return () => {
          one.isEnded = true
        }
      },
    },
    stream,
    sentences,
    { voiceId: 'v', rate: 1 },
  )
  const last = () => {
    const one = said.at(-1)
    if (one === undefined) throw new Error('Nothing was said')
    return one
  }
  return { speaker, said, last }
}

test('it reads sentence by sentence to the end, and is then idle', () => {
  const { speaker, said, last } = speaking()
  speaker.play()
  expect(speaker.state()).toEqual({ status: 'speaking', sentence: sentences[0], word: null })
  last().events.onEnd()
  last().events.onEnd()
  expect(said.map(({ text }) => text)).toEqual(['One sun.', 'Two moons.', 'Three stars.'])
  last().events.onEnd()
  expect(speaker.state()).toEqual({ status: 'idle', sentence: null, word: null })
})

test('a pause ends the voice, and going on begins at the word that was reached', () => {
  const { speaker, last } = speaking()
  speaker.playFrom(10)
  last().events.onWord(4, 9)
  expect(speaker.state().word).toEqual({ start: 13, end: 18 })
  speaker.pause()
  expect(last().isEnded).toBe(true)
  expect(speaker.state()).toMatchObject({ status: 'paused', word: { start: 13, end: 18 } })
  speaker.play()
  expect(last().text).toBe('moons.')
  last().events.onWord(0, 5)
  expect(speaker.state().word).toEqual({ start: 13, end: 18 })
})

test('reading from here begins with the sentence that holds the place, or the next one', () => {
  const { speaker, last } = speaking()
  speaker.playFrom(12)
  expect(last().text).toBe('Two moons.')
  speaker.playFrom(19)
  expect(last().text).toBe('Three stars.')
  const before = speaker.state()
  speaker.playFrom(999)
  expect(speaker.state()).toEqual(before)
})

test('back goes to the beginning of the sentence, then to the one before; on stops at the last', () => {
  const { speaker, last, said } = speaking()
  speaker.playFrom(20)
  last().events.onWord(6, 11)
  speaker.previous()
  expect(last().text).toBe('Three stars.')
  speaker.previous()
  expect(last().text).toBe('Two moons.')
  speaker.next()
  const count = said.length
  speaker.next()
  expect(said).toHaveLength(count)
})

test('another speed goes on from the word that was reached, and a paused voice stays silent', () => {
  const { speaker, last, said } = speaking()
  speaker.play()
  last().events.onWord(4, 7)
  speaker.setVoice({ voiceId: 'w', rate: 1.5 })
  expect(last()).toMatchObject({ text: 'sun.', rate: 1.5, voiceId: 'w' })
  speaker.pause()
  const count = said.length
  speaker.setVoice({ voiceId: 'v', rate: 1 })
  expect(said).toHaveLength(count)
})

test('a voice that fails says so, and may be tried again', () => {
  const { speaker, last } = speaking()
  speaker.play()
  last().events.onFailure('synthesis-failed')
  expect(speaker.state()).toMatchObject({ status: 'failed', sentence: sentences[0] })
  speaker.play()
  expect(speaker.state().status).toBe('speaking')
  expect(last().text).toBe('One sun.')
})

const voice = (id: string, lang: string, isLocal: boolean, isDefault = false) => ({
  ...{ id, name: id, lang, isLocal, isDefault },
})

test('a voice of the text’s language and of the device is taken; one that sends the text away only when it is chosen', () => {
  const away = voice('Away', 'en-GB', false, true)
  const here = voice('Here', 'en_US', true)
  const german = voice('Deutsch', 'de-DE', true, true)
  expect(voicesFor([away, german, here], 'en').map(({ id }) => id)).toEqual(['Here', 'Away'])
  expect(voicesFor([german], 'en')).toEqual([german])
  expect(voiceToBegin([here, away], null)).toBe(here)
  expect(voiceToBegin([away], null)).toBe(null)
  expect(voiceToBegin([here, away], 'Away')).toBe(away)
  expect(voiceToBegin([here, away], 'gone')).toBe(here)
})
