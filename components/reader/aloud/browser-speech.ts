import type { Speech } from './speaker.ts'

export type Voice = {
  id: string
  name: string
  /** BCP 47, as the browser gives it. */
  lang: string
  /** False where the text is sent to the voice's maker. */
  isLocal: boolean
  isDefault: boolean
}

/** Whether this browser can read aloud at all; it may still have no voice. */
export function hasSpeech(): boolean {
  return typeof speechSynthesis !== 'undefined' && typeof SpeechSynthesisUtterance === 'function'
}

/** The voices there are; browsers find them some time after the page began, and say so by `voiceschanged`. */
export function installedVoices(): Voice[] {
  return speechSynthesis.getVoices().map(({ voiceURI, name, lang, localService, default: isDefault }) => ({
    id: voiceURI,
    name,
    lang,
    isLocal: localService,
    isDefault,
  }))
}

export function onVoicesChanged(listener: () => void): () => void {
  speechSynthesis.addEventListener('voiceschanged', listener)
  return () => speechSynthesis.removeEventListener('voiceschanged', listener)
}

/** The browser's own speech. */
export const browserSpeech: Speech = {
  say: (text, { voiceId, rate }, { onWord, onEnd, onFailure }) => {
    const utterance = new SpeechSynthesisUtterance(text)
    const voice = speechSynthesis.getVoices().find(({ voiceURI }) => voiceURI === voiceId)
    if (voice !== undefined) {
      utterance.voice = voice
      utterance.lang = voice.lang
    }
    utterance.rate = rate
    let isOver = false
    utterance.onboundary = ({ name, charIndex, charLength }) => {
      if (isOver || name === 'sentence') return
      // Some browsers do not tell how long the word is.
      const length = charLength || /^\S*/.exec(text.slice(charIndex))?.[0].length || 0
      if (length > 0) onWord(charIndex, charIndex + length)
    }
    utterance.onend = () => {
      if (!isOver) onEnd()
    }
    utterance.onerror = ({ error }) => {
      if (!isOver) onFailure(error)
    }
    speechSynthesis.speak(utterance)
    return () => {
      isOver = true
      speechSynthesis.cancel()
    }
  },
}
