export function findFreePort(): Promise<number>
export function waitForPort(port: number, options: { patienceMs: number; onWait: () => void }): Promise<boolean>
