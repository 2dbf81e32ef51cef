export function buildApp(distDir?: string): Promise<void>
