'use client'

import { useEffect, useState } from 'react'

const storedAs = 'postil-marking-keys'

/** Whether single keys are used; kept in this browser. They are until somebody switches them off. */
export function useSingleKeys(): [boolean, (isOn: boolean) => void] {
  const [isOn, setOn] = useState(true)
  // What the browser keeps is known only there.
  useEffect(() => {
    try {
      setOn(localStorage.getItem(storedAs) !== 'off')
    } catch {
      // A browser that keeps nothing has the usual keys.
    }
  }, [])
  return [
    isOn,
    (next) => {
      setOn(next)
      try {
        localStorage.setItem(storedAs, next ? 'on' : 'off')
      } catch {
        // As above: the choice then lasts as long as the page.
      }
    },
  ]
}
