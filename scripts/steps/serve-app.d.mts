/** What the server reports when it is ready. */
export type ReadyReport = { demo: { role: string; how: string }[]; setupUrl: string | null }

export type ServedApp = {
  pid: number | undefined
  /** Null when the server ended before it was ready. */
  ready: Promise<ReadyReport | null>
  exited: Promise<number>
  stop: (signal?: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => Promise<number>
}

export function serveApp(options: {
  port: number
  mode?: 'start' | 'dev'
  env?: Record<string, string | undefined>
  onLine?: (line: string) => void
  onErrorLine?: (line: string) => void
}): ServedApp
