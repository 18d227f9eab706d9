import { defineConfig } from "vitest/config";

// unit: pure, beside its source. integration: real PostgreSQL, S3 server, ffmpeg; `*.integration.test.ts`.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{lib,worker,components,scripts}/**/*.test.ts"],
          exclude: ["**/*.integration.test.ts"],
        },
      },
      {
        test: {
          name: "integration",
          globalSetup: ["lib/server/testing/global-setup.ts"],
          include: ["{lib,worker,scripts}/**/*.integration.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // ffmpeg wants the cores; two files at a time keep timing-sensitive takeovers honest.
          maxWorkers: 2,
        },
      },
    ],
  },
});
