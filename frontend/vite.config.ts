import { defineConfig } from 'vite'

// Chromium 79 is 79 << 16, Safari 13 is 13 << 16: Lightning CSS counts versions that way.
const oldestBrowsers = { chrome: 79 << 16, safari: 13 << 16 }

export default defineConfig({
  base: '/static/',
  css: { transformer: 'lightningcss', lightningcss: { targets: oldestBrowsers } },
  build: {
    outDir: '../var/assets',
    emptyOutDir: true,
    manifest: true,
    target: ['es2019', 'chrome79', 'safari13'],
    cssTarget: ['chrome79', 'safari13'],
    cssMinify: 'lightningcss',
    assetsInlineLimit: 4096, // four small drawings: as files they would be four more requests of the first load
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600, // ECharts, for the hall's big screen alone
    rolldownOptions: {
      input: ['src/main.ts', 'src/rich-text.ts', 'src/styles/main.css', 'src/screen/big-screen.ts', 'src/screen/screen.css'],
      checks: { eval: false }, // htmx holds one; src/htmx.ts turns it off, and the content policy would refuse it
    },
  },
})
