'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

export type SaveState =
  | { kind: 'saved' | 'unsaved' | 'saving' | 'conflict' }
  | { kind: 'failed'; status: number | null }

/** How long after the last change a draft is sent, and how long until a failed try is repeated, in milliseconds. */
const pauseMs = 900
const retryMs = 5000

/**
 * Keeps a draft on the server while it is being written: a pause after each change, one request at a time, a try again
 * after a failure, and never over somebody else's text. `about` is sent along. `flush` sends at once and resolves when all is
 * kept; `takeOver` goes on after a conflict with what stands here, from what the server has now.
 */
export function useDraftAutosave<Draft>(
  url: string,
  first: { draft: Draft; version: number },
  about: Readonly<Record<string, string>> = {},
) {
  const [state, setState] = useState<SaveState>({ kind: 'saved' })
  const [version, setVersion] = useState(first.version)
  const latest = useRef({ ...first, about, isDirty: false, isSending: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const send = useCallback(async (): Promise<void> => {
    const now = latest.current
    if (now.isSending || !now.isDirty) return
    now.isSending = true
    now.isDirty = false
    setState({ kind: 'saving' })
    const outcome = await put(url, { ...now.about, draft: now.draft, version: now.version })
    now.isSending = false
    if (outcome.version !== null) {
      now.version = outcome.version
      setVersion(outcome.version)
      setState({ kind: now.isDirty ? 'unsaved' : 'saved' })
      if (now.isDirty) await send()
      return
    }
    now.isDirty = true
    if (outcome.status === 409) return setState({ kind: 'conflict' })
    setState({ kind: 'failed', status: outcome.status })
    timer.current = setTimeout(() => void send(), retryMs)
  }, [url])

  const change = useCallback(
    (draft: Draft) => {
      latest.current.draft = draft
      latest.current.isDirty = true
      setState((before) => (before.kind === 'conflict' ? before : { kind: 'unsaved' }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void send(), pauseMs)
    },
    [send],
  )

  const takeOver = useCallback(
    (seen: { version: number; about: Readonly<Record<string, string>> }) => {
      Object.assign(latest.current, seen, { isDirty: true })
      void send()
    },
    [send],
  )

  // The browser is asked to warn before a tab with unsaved work is closed, and what can be sent is sent.
  useEffect(() => {
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (!latest.current.isDirty && !latest.current.isSending) return
      void send()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', beforeUnload)
    return () => {
      window.removeEventListener('beforeunload', beforeUnload)
      clearTimeout(timer.current)
    }
  }, [send])

  return { state, version, change, flush: send, takeOver }
}

async function put(url: string, body: unknown): Promise<{ version: number | null; status: number | null }> {
  try {
    const response = await fetch(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      keepalive: JSON.stringify(body).length < 60_000,
    })
    if (!response.ok) return { version: null, status: response.status }
    const saved: unknown = await response.json()
    const version = typeof saved === 'object' && saved !== null && 'version' in saved ? Number(saved.version) : null
    return { version, status: response.status }
  } catch {
    // No connection: the caller tries again.
    return { version: null, status: null }
  }
}
