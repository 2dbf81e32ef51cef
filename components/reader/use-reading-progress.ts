'use client'

import { useEffect } from 'react'
import { sendFurthest } from './browser-note-requests.ts'
import type { TextIndex } from './browser-text-index.ts'

/** At most once in so many milliseconds the server is told. */
const sendEveryMs = 4000

type Options = { assignmentId: string; index: TextIndex | null; furthestBlockId: string | null; isRecorded: boolean }

/** Tells the server the furthest paragraph that was seen to its end; never a time. */
export function useReadingProgress({ assignmentId, index, furthestBlockId, isRecorded }: Options): void {
  // What has been on the screen is known to the browser alone.
  useEffect(() => {
    if (index === null || !isRecorded) return
    const order = new Map(index.blocks.map((block, at) => [block.element as Element, at]))
    let furthest = index.blocks.findIndex((block) => block.id === furthestBlockId)
    let sent = furthest
    let timer: number | undefined
    const send = () => {
      window.clearTimeout(timer)
      timer = undefined
      const blockId = index.blocks[furthest]?.id
      if (furthest <= sent || blockId === undefined) return
      sent = furthest
      void sendFurthest(assignmentId, blockId)
    }
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting, boundingClientRect, rootBounds } of entries) {
          const isSeenToItsEnd = isIntersecting && boundingClientRect.bottom <= (rootBounds?.bottom ?? innerHeight) + 1
          if (isSeenToItsEnd) furthest = Math.max(furthest, order.get(target) ?? -1)
        }
        if (furthest > sent) timer ??= window.setTimeout(send, sendEveryMs)
      },
      { threshold: [0, 0.5, 1] },
    )
    for (const element of order.keys()) observer.observe(element)
    const stop = new AbortController()
    window.addEventListener('pagehide', send, { signal: stop.signal })
    document.addEventListener('visibilitychange', () => document.hidden && send(), { signal: stop.signal })
    return () => {
      send()
      observer.disconnect()
      stop.abort()
    }
  }, [assignmentId, index, furthestBlockId, isRecorded])
}
