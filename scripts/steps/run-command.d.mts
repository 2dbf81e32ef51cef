export const projectRoot: string

export function packageScript(packageName: string, command?: string): string
export function runNode(
  args: readonly string[],
  options?: { cwd?: string; env?: Record<string, string | undefined>; show?: boolean },
): Promise<{ code: number; output: string }>
