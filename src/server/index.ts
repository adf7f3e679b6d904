/**
 * The product as it runs: opens what is needed, serves the console, the API and the companies' pages, and lets schedules
 * run. Promises protected answers, problem documents for refusals, and a clean end (Art. 25, 32 GDPR).
 */
export { type Config, ConfigError, readConfig } from './config.ts'
export { buildConsole } from './console.ts'
export { type Installation, openInstallation, type Opening } from './installation.ts'
export { type Listening, listen } from './listen.ts'
export { type Running, runningWorld } from './running.ts'
