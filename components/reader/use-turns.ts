'use client'

import { useRef } from 'react'
import type { Answer } from './browser-note-requests.ts'

export type InTurn = <T>(id: string, work: () => Promise<Answer<T>>) => Promise<Answer<T>>

/** Requests about one note or reply go one after another: an undo never overtakes its deletion. */
export function useTurns(): InTurn {
  const turns = useRef(new Map<string, Promise<unknown>>())
  return (id, work) => {
    const turn = (turns.current.get(id) ?? Promise.resolve()).then(work)
    turns.current.set(id, turn)
    return turn
  }
}
