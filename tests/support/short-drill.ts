import type { Break } from '#cli/drill/breaks.ts'
import type { Engine } from '#cli/drill/engines.ts'
import { type DrillReport, runDrill } from '#cli/drill/run-drill.ts'
import { buildApp } from '../../scripts/steps/build-app.mjs'
import { testDistDir } from '../../scripts/steps/test-environment.mjs'

/** The pages that the drill serves; the browser tests use the same. Takes a minute when they are not built yet. */
export function buildDrilledPages(): Promise<void> {
  return buildApp(testDistDir)
}

/** A few students, killed as often as asked; the long drill is `npx postil drill answers`. */
export function shortDrill(engine: Engine, kills: number, broken: Break | null = null): Promise<DrillReport> {
  const size = { students: 6, answers: 25, seed: 7, seeds: 1 }
  return runDrill({ ...size, engine, kills, broken, distDir: testDistDir }, () => {})
}
