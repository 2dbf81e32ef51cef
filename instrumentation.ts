/** Runs once when the server starts: opens the database, migrates, fills the demo. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] === 'nodejs' && process.env['NEXT_PHASE'] !== 'phase-production-build') {
    const { boot } = await import('#app/_server/boot.ts')
    await boot()
  }
}
