import type { Sentence } from '#domain/notes/choose-sentences.ts'

export type SpeechEvents = {
  /** A word begins: UTF-16 offsets in the spoken text. Not every voice tells. */
  onWord: (start: number, end: number) => void
  onEnd: () => void
  /** The voice could not speak; `reason` is the browser's word for it. */
  onFailure: (reason: string) => void
}

/** What the reader needs from the browser's speech. The test brings a stand-in. */
export type Speech = {
  /** Says a text; gives a function that ends it, after which no event comes any more. */
  say: (text: string, voice: { voiceId: string | null; rate: number }, events: SpeechEvents) => () => void
}

export type SpeakerState = {
  status: 'idle' | 'speaking' | 'paused' | 'failed'
  /** The sentence being read, in the text stream. */
  sentence: Sentence | null
  /** The word being said, where the voice tells. */
  word: Sentence | null
}

const idle: SpeakerState = { status: 'idle', sentence: null, word: null }

/**
 * Reads sentences one after the other. A pause ends the voice and going on begins at the word it had reached: browsers'
 * own pause is not to be relied on (it ends the speech on some, and does nothing on others).
 */
export class Speaker {
  private at = 0
  /** Where in the stream to go on. */
  private from = 0
  private stopVoice: (() => void) | null = null
  private present: SpeakerState = idle
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly speech: Speech,
    private readonly stream: string,
    private readonly sentences: readonly Sentence[],
    private voice: { voiceId: string | null; rate: number },
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  state = (): SpeakerState => this.present

  /** Begins at the sentence that holds an offset of the stream, or the next one behind it. */
  playFrom(offset: number): void {
    const at = this.sentences.findIndex(({ end }) => end > offset)
    if (at >= 0) this.speakAt(at)
  }

  /** Goes on where it was paused, or from the beginning. */
  play(): void {
    if (this.present.status === 'speaking') return
    if (this.present.status === 'idle') this.speakAt(0)
    else this.speakOn()
  }

  pause(): void {
    if (this.present.status !== 'speaking') return
    this.quiet()
    this.show({ ...this.present, status: 'paused' })
  }

  next(): void {
    if (this.at + 1 < this.sentences.length) this.speakAt(this.at + 1)
  }

  /** To the beginning of the sentence when some of it was said, else to the one before. */
  previous(): void {
    const start = this.sentences[this.at]?.start ?? 0
    this.speakAt(this.from > start ? this.at : Math.max(0, this.at - 1))
  }

  stop(): void {
    this.quiet()
    this.at = 0
    this.show(idle)
  }

  /** Takes another voice or speed, from the word that was reached. */
  setVoice(voice: { voiceId: string | null; rate: number }): void {
    this.voice = voice
    if (this.present.status !== 'speaking') return
    this.quiet()
    this.speakOn()
  }

  private speakAt(at: number): void {
    this.quiet()
    this.at = at
    this.from = this.sentences[at]?.start ?? 0
    this.speakOn()
  }

  private speakOn(): void {
    const sentence = this.sentences[this.at]
    if (sentence === undefined) {
      this.stop()
      return
    }
    const from = this.from
    this.show({ status: 'speaking', sentence, word: null })
    this.stopVoice = this.speech.say(this.stream.slice(from, sentence.end), this.voice, {
      onWord: (start, end) => {
        this.from = from + start
        this.show({ status: 'speaking', sentence, word: { start: from + start, end: from + end } })
      },
      onEnd: () => {
        this.stopVoice = null
        if (this.at + 1 < this.sentences.length) this.speakAt(this.at + 1)
        else this.stop()
      },
      onFailure: () => {
        this.stopVoice = null
        this.show({ status: 'failed', sentence, word: null })
      },
    })
  }

  private quiet(): void {
    this.stopVoice?.()
    this.stopVoice = null
  }

  private show(state: SpeakerState): void {
    this.present = state
    for (const listener of this.listeners) listener()
  }
}
