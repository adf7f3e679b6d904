import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the console into `web/console/dist`, served below `/console`. */
export default defineConfig({
  root: fileURLToPath(new URL('web/console', import.meta.url)),
  base: '/console/',
  plugins: [react()],
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 1200, assetsInlineLimit: 0 },
})
