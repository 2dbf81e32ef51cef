import { afterEach, beforeEach, vi } from 'vitest'

/** As a browser's: entries are properties of their own, the functions are not. */
export class BrowserStorage {
  [key: string]: unknown
  static {
    const functions = {
      getItem(this: BrowserStorage, key: string) {
        return this[key] ?? null
      },
      setItem(this: BrowserStorage, key: string, text: string) {
        this[key] = text
      },
      removeItem(this: BrowserStorage, key: string) {
        delete this[key]
      },
    }
    for (const [name, value] of Object.entries(functions))
      Object.defineProperty(BrowserStorage.prototype, name, { value })
  }
}

/** Each test of the file has an empty `localStorage`; the answer gives that of the test that runs. */
export function withBrowserStorage(): () => BrowserStorage {
  let storage = new BrowserStorage()
  beforeEach(() => {
    storage = new BrowserStorage()
    vi.stubGlobal('localStorage', storage)
  })
  afterEach(() => vi.unstubAllGlobals())
  return () => storage
}
