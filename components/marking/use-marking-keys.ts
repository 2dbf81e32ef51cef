'use client'

import { type RefObject, useEffect, useRef } from 'react'

export type MarkingKeys = {
  /** A number key from 1. */
  choose: (number: number) => void
  /** Opens or shuts the list of keys. */
  help: () => void
}

/**
 * The keys of the marking desk, named by `data-key` where they press a link or go to a field. Single keys do nothing while
 * somebody types or has switched them off; Ctrl+Enter saves from everywhere.
 */
export function useMarkingKeys(form: RefObject<HTMLFormElement | null>, isOn: boolean, keys: MarkingKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  // Keys are pressed anywhere in the page, not only inside of what this renders.
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        form.current?.requestSubmit(form.current.querySelector<HTMLButtonElement>('[data-key="save"] button'))
        return
      }
      if (!isOn || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (act(event.key, latest.current)) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [form, isOn])
}

/** Whether the key meant something. */
function act(key: string, keys: MarkingKeys): boolean {
  if (/^[1-9]$/.test(key)) {
    keys.choose(Number(key))
    return true
  }
  if (key === '?') {
    keys.help()
    return true
  }
  const found = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
  if (found === null) return false
  if (found instanceof HTMLAnchorElement) found.click()
  else found.focus()
  return true
}

/** In fields of text every key is a sign; in a list of choices the letters are free. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'radio' && target.type !== 'checkbox'
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
