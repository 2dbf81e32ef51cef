import { defineConfig } from 'vitest/config'

const nodeTests = { environment: 'node', testTimeout: 60_000, hookTimeout: 120_000 } as const

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { test: { ...nodeTests, name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      { test: { ...nodeTests, name: 'rules', include: ['tests/rules/**/*.test.ts'] } },
      {
        test: {
          ...nodeTests,
          name: 'pglite',
          include: ['tests/integration/**/*.test.ts'],
          exclude: ['tests/integration/**/*.pg.test.ts'],
          env: { POSTIL_TEST_DATABASE: 'pglite' },
        },
      },
      {
        test: {
          ...nodeTests,
          name: 'postgres',
          include: ['tests/integration/**/*.test.ts'],
          exclude: ['tests/integration/**/*.pglite.test.ts'],
          env: { POSTIL_TEST_DATABASE: 'postgres' },
          globalSetup: ['tests/support/postgres-setup.ts'],
        },
      },
    ],
  },
})
