import { defineConfig } from 'vite'

// The worker alone, as one plain script: as one more input it would become a module with shared parts.
export default defineConfig({
  build: {
    outDir: '../var/assets',
    emptyOutDir: false, // the pages' assets are there already
    target: ['es2019', 'chrome79', 'safari13'],
    lib: { entry: 'src/worker.ts', formats: ['iife'], name: 'wudanWorker', fileName: () => 'worker.js' },
  },
})
