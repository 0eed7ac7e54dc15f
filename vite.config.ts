import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const client: ViteUserConfig = {
  root: here('./client'),
  plugins: [react()],
  build: {
    outDir: here('./dist/client'),
    emptyOutDir: true,
    target: ['chrome111', 'safari16.4', 'firefox128'],
    // CSP forbids data: scripts and inline styles; small assets stay files.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      '/api': 'http://localhost:8700',
      '/sync': { target: 'ws://localhost:8700', ws: true },
    },
  },
  test: {
    root: here('.'),
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // Ends what hangs; what a test promises in time it asserts itself. A shared machine may be ten times slower.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
}

const server: ViteUserConfig = {
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    outDir: here('./dist/server'),
    emptyOutDir: true,
    target: 'node24',
    rolldownOptions: {
      input: {
        main: here('./server/main.ts'),
        checkpointWorker: here('./server/storage/checkpoint/checkpointWorker.ts'),
      },
    },
  },
}

export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? server : client))
