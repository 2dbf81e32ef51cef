'use client'

import { useCallback, useState } from 'react'

/** A part of the page that is fetched when it is first asked for. */
export type Later<T> = {
  /** Null until it has arrived. */
  part: T | null
  /** Without a connection it can be asked for again; the page goes on as it is. */
  hasFailed: boolean
  ask: () => void
}

/** What is seldom used and comes only on demand: the page itself is there for its text. `load` is one and the same function. */
export function useLater<T>(load: () => Promise<T>): Later<T> {
  const [state, setState] = useState<{ part: T | null; hasFailed: boolean }>({ part: null, hasFailed: false })
  const ask = useCallback(() => {
    load().then(
      (part) => setState({ part, hasFailed: false }),
      () => setState({ part: null, hasFailed: true }),
    )
  }, [load])
  return { ...state, ask }
}
