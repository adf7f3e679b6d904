import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the console into `web/console/dist`, served below `/console`. */
export default defineConfig({
  root: fileURLToPath(new URL('web/console', import.meta.url)),
  base: '/console/',
  plugins: [react()],
  build: {
    target: 'es2023',
    // Browsers that know light-dark(); without this it is rewritten in a way that does not follow the chosen scheme.
    cssTarget: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    assetsInlineLimit: 0,
  },
})
