// SPDX-License-Identifier: GPL-3.0-or-later
import { defineConfig } from "vitest/config";

// Where a running `entail serve` answers while the page is developed with `npm run dev`.
const server = process.env["ENTAIL_URL"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  base: "./",
  build: {
    outDir: "target/classes/web",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { entryFileNames: "entail.js", chunkFileNames: "assets/[name]-[hash].js", assetFileNames: "entail[extname]" },
    },
  },
  plugins: [{
    // The development server puts styles into the page, which the policy of the built page forbids.
    name: "without-policy-while-developing",
    apply: "serve",
    transformIndexHtml: (html: string, context: { server?: unknown }) =>
      context.server ? html.replace(/^.*Content-Security-Policy.*\n/m, "") : html,
  }],
  server: { proxy: { "/graphql": server, "/api": server, "/health": server, "/login": server } },
  preview: { proxy: { "/graphql": server, "/api": server, "/health": server, "/login": server } },
  test: { include: ["src/**/*.test.ts", "src/**/*.test.tsx"], environment: "node", pool: "threads", isolate: false, fileParallelism: false },
});
