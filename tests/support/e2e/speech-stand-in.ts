import type { BrowserContext } from '@playwright/test'

type StandIn = { name: string; lang: string; localService: boolean }

/**
 * Puts a stand-in for the browser's speech into every page: headless browsers have no voice. As in real ones, voices come
 * after the page has begun, events come later and in order, words are told one by one where the voice can, and what was
 * cancelled ends with an error. What was said is in `window.spoken`.
 */
export async function standInForSpeech(context: BrowserContext, voices: readonly StandIn[]): Promise<void> {
  await context.addInitScript((given: readonly StandIn[]) => {
    const wordMs = 60
    const spoken: { text: string; rate: number; voice: string | null }[] = []
    const known: object[] = []
    const target = new EventTarget()
    let stopPresent: (() => void) | null = null

    class Utterance extends EventTarget {
      voice: { name: string } | null = null
      lang = ''
      rate = 1
      onboundary: ((event: object) => void) | null = null
      onend: (() => void) | null = null
      onerror: ((event: object) => void) | null = null
      constructor(readonly text: string) {
        super()
      }
    }
    function say(utterance: Utterance): void {
      spoken.push({ text: utterance.text, rate: utterance.rate, voice: utterance.voice?.name ?? null })
      const words = [...utterance.text.matchAll(/\S+/g)]
      let at = 0
      const timer = setInterval(() => {
        const word = words[at]
        at += 1
        if (word !== undefined) {
          utterance.onboundary?.({ name: 'word', charIndex: word.index, charLength: word[0].length })
          return
        }
        clearInterval(timer)
        stopPresent = null
        utterance.onend?.()
      }, wordMs)
      stopPresent = () => {
        clearInterval(timer)
        stopPresent = null
        setTimeout(() => utterance.onerror?.({ error: 'canceled' }), 0)
      }
    }
    Object.assign(window, { spoken, SpeechSynthesisUtterance: Utterance })
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => known,
        speak: (utterance: Utterance) => say(utterance),
        cancel: () => stopPresent?.(),
        addEventListener: target.addEventListener.bind(target),
        removeEventListener: target.removeEventListener.bind(target),
      },
    })
    setTimeout(() => {
      known.push(...given.map((voice, index) => ({ ...voice, voiceURI: voice.name, default: index === 0 })))
      target.dispatchEvent(new Event('voiceschanged'))
    }, 50)
  }, voices)
}
