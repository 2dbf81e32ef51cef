export const testDistDir: string

export function testEnvironment(source?: Record<string, string | undefined>): Record<string, string | undefined>
