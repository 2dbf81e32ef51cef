'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { splitForms } from '#domain/glossary/term-form.ts'
import type { PlaceView } from './term-state.ts'

/** How long typing must rest before the places are asked for. */
const restMs = 300

export type TermPreview = {
  /** Null where nothing has been asked. */
  places: readonly PlaceView[] | null
  isOffline: boolean
}

/** Asks where a term would appear, a moment after its form was changed; only the newest answer counts. */
export function useTermPreview(articleId: string): { preview: TermPreview; ask: (form: HTMLFormElement) => void } {
  const [preview, setPreview] = useState<TermPreview>(nothing)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const request = useRef<AbortController>(undefined)

  const ask = useCallback(
    (form: HTMLFormElement) => {
      clearTimeout(timer.current)
      request.current?.abort()
      timer.current = setTimeout(async () => {
        const body = bodyOf(new FormData(form))
        if (body.headword === '') return setPreview(nothing)
        const controller = new AbortController()
        request.current = controller
        const next = await fetchPlaces(`/api/articles/${articleId}/terms/preview`, body, controller.signal)
        if (!controller.signal.aborted) setPreview(next)
      }, restMs)
    },
    [articleId],
  )

  // A timer or an answer must not reach a form that has left the page.
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      request.current?.abort()
    },
    [],
  )
  return { preview, ask }
}

const nothing: TermPreview = { places: null, isOffline: false }

function bodyOf(form: FormData) {
  return {
    entryId: text(form, 'entryId'),
    headword: text(form, 'headword').trim(),
    aliases: splitForms(text(form, 'aliases')).join('\n'),
  }
}

function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

async function fetchPlaces(url: string, body: object, signal: AbortSignal): Promise<TermPreview> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    })
    // A form that cannot be saved yet has no places yet.
    return response.ok ? { places: await readPlaces(response), isOffline: false } : nothing
  } catch {
    return { places: null, isOffline: true }
  }
}

/** Our own route answers with `PlaceView[]`. */
async function readPlaces(response: Response): Promise<PlaceView[]> {
  return response.json()
}
