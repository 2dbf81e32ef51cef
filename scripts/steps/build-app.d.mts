/** Says what is being done, and does it. */
export type Step = <T>(label: string, work: () => Promise<T>) => Promise<T>

export function distFolder(env?: Record<string, string | undefined>): string
export function buildApp(distDir?: string, step?: Step): Promise<void>
