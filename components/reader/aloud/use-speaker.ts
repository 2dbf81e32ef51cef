'use client'

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { sentencesOf } from '#domain/notes/choose-sentences.ts'
import { clearHighlight, paintSpans } from '../browser-highlights.ts'
import { rangeOf, type TextIndex } from '../browser-text-index.ts'
import { browserSpeech, hasSpeech, installedVoices, onVoicesChanged, type Voice } from './browser-speech.ts'
import { voicesFor, voiceToBegin } from './choose-voice.ts'
import { Speaker } from './speaker.ts'

/** Voice and speed are remembered on the device: another has other voices. */
const key = 'postil-voice'

export type Aloud = {
  speaker: Speaker
  voices: readonly Voice[]
  voice: Voice | null
  rate: number
  choose: (voiceId: string | null, rate: number) => void
}

/**
 * Reading aloud of this text; null where the browser has no speech, or no voice yet. What is being said is painted past React: several
 * words a second must not render the page anew.
 */
export function useSpeaker(index: TextIndex | null): Aloud | null {
  const voices = useSyncExternalStore(subscribeToVoices, readVoices, noVoices)
  const [chosen, setChosen] = useState<{ voiceId: string | null; rate: number }>({ voiceId: null, rate: 1 })
  const voice = voiceToBegin(voices, chosen.voiceId)
  const speaker = useMemo(() => (index === null ? null : speakerOf(index)), [index])

  // The browser's storage is not there while the server renders.
  useEffect(() => {
    const [rate, voiceId] = readKept()
    setChosen({ rate, voiceId })
  }, [])
  useEffect(() => {
    speaker?.setVoice({ voiceId: voice?.id ?? null, rate: chosen.rate })
  }, [speaker, voice?.id, chosen.rate])
  // A voice outlives the page that it reads from, unless it is ended.
  useEffect(() => (speaker === null || index === null ? undefined : showWhatIsSaid(speaker, index)), [speaker, index])

  if (speaker === null || voices.length === 0) return null
  return {
    speaker,
    voices,
    voice,
    rate: chosen.rate,
    choose: (voiceId, rate) => {
      setChosen({ voiceId, rate })
      keep(rate, voiceId)
    },
  }
}

function speakerOf({ blocks, stream }: TextIndex): Speaker {
  const language = document.documentElement.lang
  const sentences = blocks.flatMap(({ start, end }) =>
    sentencesOf(stream.slice(start, end), language).map((sentence) => ({
      start: start + sentence.start,
      end: start + sentence.end,
    })),
  )
  return new Speaker(browserSpeech, stream, sentences, { voiceId: null, rate: 1 })
}

/** Paints sentence and word while they are said, and keeps the sentence in the window. Gives a function that ends all of it. */
function showWhatIsSaid(speaker: Speaker, index: TextIndex): () => void {
  let followed: number | null = null
  const unsubscribe = speaker.subscribe(() => {
    const { status, sentence, word } = speaker.state()
    paintSpans(index, 'postil-aloud', sentence === null ? [] : [sentence])
    paintSpans(index, 'postil-aloud-word', word === null ? [] : [word])
    if (status === 'speaking' && sentence !== null && sentence.start !== followed) follow(index, sentence)
    followed = sentence?.start ?? null
  })
  const end = () => speaker.stop()
  window.addEventListener('pagehide', end)
  return () => {
    unsubscribe()
    end()
    window.removeEventListener('pagehide', end)
    clearHighlight('postil-aloud')
    clearHighlight('postil-aloud-word')
  }
}

function follow(index: TextIndex, { start, end }: { start: number; end: number }): void {
  const box = rangeOf(index, start, end)?.getBoundingClientRect()
  if (!box || (box.top > 80 && box.bottom < window.innerHeight * 0.75)) return
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
  window.scrollBy({ top: box.top - window.innerHeight * 0.3, behavior })
}

const none: readonly Voice[] = []
/** Asked for once, until the browser says that there are others. */
let found: readonly Voice[] | null = null

function subscribeToVoices(listener: () => void): () => void {
  if (!hasSpeech()) return () => {}
  found = null
  return onVoicesChanged(() => {
    found = null
    listener()
  })
}

/** The voices for the language of the page. */
function readVoices(): readonly Voice[] {
  if (!hasSpeech()) return none
  found ??= voicesFor(installedVoices(), document.documentElement.lang)
  return found
}

function noVoices(): readonly Voice[] {
  return none
}

function readKept(): [rate: number, voiceId: string | null] {
  try {
    const [rate = '', ...voiceId] = (localStorage.getItem(key) ?? '').split(' ')
    return [Number(rate) || 1, voiceId.join(' ') || null]
  } catch {
    return [1, null]
  }
}

function keep(rate: number, voiceId: string | null): void {
  try {
    localStorage.setItem(key, `${rate} ${voiceId ?? ''}`)
  } catch {
    // Closed storage: it holds for this page.
  }
}
