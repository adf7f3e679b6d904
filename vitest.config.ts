import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,web,test,bench,companies}/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // Against tests that hang; many times what the slowest takes on a machine that does nothing else.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    globalSetup: ['test/support/server.ts'],
  },
})
