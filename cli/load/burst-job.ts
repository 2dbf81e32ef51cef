export type BurstJob = Record<string, never>
export type BurstResult = Record<string, never>
