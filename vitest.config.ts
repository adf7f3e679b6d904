import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,web,test,bench,companies}/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['test/support/server.ts'],
  },
})
