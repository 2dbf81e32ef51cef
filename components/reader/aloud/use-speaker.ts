'use client'

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { sentencesOf } from '#domain/notes/choose-sentences.ts'
import { clearHighlight, paintSpans } from '../browser-highlights.ts'
import { rangeOf, type TextIndex } from '../browser-text-index.ts'
import { browserSpeech, hasSpeech, installedVoices, onVoicesChanged, type Voice } from './browser-speech.ts'
import { voicesFor, voiceToBegin } from './choose-voice.ts'
import { Speaker, type SpeakerState } from './speaker.ts'

/** Voice and speed are remembered on the device: another has other voices. */
const key = 'postil-voice'

export type Aloud = {
  speaker: Speaker
  state: SpeakerState
  voices: readonly Voice[]
  voice: Voice | null
  rate: number
  choose: (voiceId: string | null, rate: number) => void
}

/** Reading aloud of this text; null where the browser has no speech, or no voice yet. */
export function useSpeaker(index: TextIndex | null): Aloud | null {
  const voices = useVoices()
  const [chosen, setChosen] = useState<{ voiceId: string | null; rate: number }>({ voiceId: null, rate: 1 })
  const [shown, setShown] = useState<SpeakerState | null>(null)
  const voice = voiceToBegin(voices, chosen.voiceId)
  const speaker = useMemo(() => {
    if (index === null) return null
    const language = document.documentElement.lang
    const sentences = index.blocks.flatMap(({ start, end }) =>
      sentencesOf(index.stream.slice(start, end), language).map((sentence) => ({
        start: start + sentence.start,
        end: start + sentence.end,
      })),
    )
    return new Speaker(browserSpeech, index.stream, sentences, { voiceId: null, rate: 1 })
  }, [index])

  // The browser's storage is not there while the server renders.
  useEffect(() => {
    const [rate, voiceId] = readKept()
    setChosen({ rate, voiceId })
  }, [])
  useEffect(() => {
    speaker?.setVoice({ voiceId: voice?.id ?? null, rate: chosen.rate })
  }, [speaker, voice?.id, chosen.rate])
  // A voice outlives the page that it reads from, unless it is ended.
  useEffect(() => {
    if (speaker === null || index === null) return
    const stop = speaker.subscribe(() => {
      setShown(speaker.state())
      paint(index, speaker.state())
    })
    const end = () => speaker.stop()
    window.addEventListener('pagehide', end)
    return () => {
      stop()
      end()
      window.removeEventListener('pagehide', end)
      clearHighlight('postil-aloud')
      clearHighlight('postil-aloud-word')
    }
  }, [speaker, index])
  useFollow(index, shown)

  if (speaker === null || voices.length === 0) return null
  return {
    speaker,
    state: shown ?? speaker.state(),
    voices,
    voice,
    rate: chosen.rate,
    choose: (voiceId, rate) => {
      setChosen({ voiceId, rate })
      keep(rate, voiceId)
    },
  }
}

/** Keeps the sentence that is read in the window. */
function useFollow(index: TextIndex | null, state: SpeakerState | null): void {
  const start = state?.status === 'speaking' ? state.sentence?.start : undefined
  const end = state?.sentence?.end
  // Scrolling is the browser's.
  useEffect(() => {
    if (index === null || start === undefined || end === undefined) return
    const box = rangeOf(index, start, end)?.getBoundingClientRect()
    if (!box || (box.top > 80 && box.bottom < window.innerHeight * 0.75)) return
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
    window.scrollBy({ top: box.top - window.innerHeight * 0.3, behavior })
  }, [index, start, end])
}

function paint(index: TextIndex, { sentence, word }: SpeakerState): void {
  paintSpans(index, 'postil-aloud', sentence === null ? [] : [sentence])
  paintSpans(index, 'postil-aloud-word', word === null ? [] : [word])
}

let found: { language: string; all: string; voices: Voice[] } | null = null

/** The voices for the language of the page. */
function useVoices(): readonly Voice[] {
  return useSyncExternalStore(subscribeToVoices, readVoices, noVoices)
}

function subscribeToVoices(listener: () => void): () => void {
  return hasSpeech() ? onVoicesChanged(listener) : () => {}
}

/** The same list as long as nothing has changed. */
function readVoices(): readonly Voice[] {
  if (!hasSpeech()) return none
  const language = document.documentElement.lang
  const installed = installedVoices()
  const all = JSON.stringify(installed)
  if (found === null || found.all !== all || found.language !== language)
    found = { all, language, voices: voicesFor(installed, language) }
  return found.voices
}

const none: readonly Voice[] = []

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
