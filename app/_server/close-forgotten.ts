import { closeForgottenAttempts } from '#db/access/system/close-forgotten-attempts.ts'
import { systemCtx } from './context.ts'
import { logError } from './log.ts'

/** How often a running server looks for forgotten attempts, in milliseconds. */
const everyMs = 60_000

const holder = globalThis as typeof globalThis & { postilClosing?: NodeJS.Timeout }

/**
 * Ends forgotten attempts about every minute as long as this process runs, however many processes do the same. It keeps no
 * process alive, and a failure is logged and tried again the next time.
 */
export function keepClosingForgotten(): void {
  // Hot reload must not leave a second timer behind.
  clearInterval(holder.postilClosing)
  let isRunning = false
  holder.postilClosing = setInterval(() => {
    if (isRunning) return
    isRunning = true
    void close().finally(() => {
      isRunning = false
    })
  }, everyMs)
  holder.postilClosing.unref()
}

async function close(): Promise<void> {
  try {
    await closeForgottenAttempts(await systemCtx())
  } catch (error) {
    logError('closing-failed', { name: error instanceof Error ? error.name : 'unknown' })
  }
}
