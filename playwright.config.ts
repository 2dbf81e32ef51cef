import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/steps/find-chromium.mjs'

const executablePath = process.env.POSTIL_CHROMIUM ?? (await findChromium()) ?? undefined
// The workers, which start browsers of their own, need not look again.
if (executablePath) process.env.POSTIL_CHROMIUM = executablePath

const isRoot = process.getuid?.() === 0
const bothDatabases = '**/*.both.spec.ts'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.test/e2e',
  globalSetup: './tests/support/e2e-servers.ts',
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: {
    timeout: 15_000,
    // What reads too much is as wrong as what reads too little.
    toMatchAriaSnapshot: { children: 'deep-equal' },
  },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        // Chromium refuses its sandbox to root.
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
    },
    locale: 'en-GB',
    video: 'off',
    trace: 'retain-on-failure',
  },
  // The addresses are known only after the global setup; the workers read this file again, and then they are there.
  projects: [
    { name: 'on-pglite', use: { baseURL: process.env.POSTIL_E2E_PGLITE_URL } },
    { name: 'on-postgres', testMatch: bothDatabases, use: { baseURL: process.env.POSTIL_E2E_POSTGRES_URL } },
  ],
})
