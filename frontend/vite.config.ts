import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The built page is served by the window's asset server and by the browser door
// alike, under a policy that allows nothing from elsewhere and nothing inline:
// so paths are relative, and no asset becomes a data: address.
export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['safari16.2', 'chrome111'],
    cssTarget: ['safari16.2', 'chrome111'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
