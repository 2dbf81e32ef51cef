/** On what the server under test stores its answers. */
export const engines = ['postgres', 'pglite'] as const
export type Engine = (typeof engines)[number]
