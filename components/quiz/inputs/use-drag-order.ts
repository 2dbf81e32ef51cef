'use client'

import { type PointerEvent, type RefObject, useState } from 'react'

/**
 * Lets the rows of a list be dragged to another place by mouse, pen or finger. `place` is called once, when the row is
 * let go elsewhere than it was. Nothing else in the row starts a drag, so that touch still scrolls.
 */
export function useDragOrder(
  list: RefObject<HTMLElement | null>,
  count: number,
  place: (from: number, to: number) => void,
) {
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)

  function rowAt(y: number): number {
    const rows = [...(list.current?.children ?? [])]
    const under = rows.findIndex((row) => y < row.getBoundingClientRect().bottom)
    return under < 0 ? count - 1 : under
  }
  const handleProps = (from: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrag({ from, to: from })
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (drag !== null) setDrag({ from: drag.from, to: rowAt(event.clientY) })
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (drag === null) return
      const to = rowAt(event.clientY)
      setDrag(null)
      if (to !== drag.from) place(drag.from, to)
    },
    onPointerCancel: () => setDrag(null),
  })
  return { dragged: drag?.from ?? null, target: drag?.to ?? null, handleProps }
}
