import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { FONTS } from "#lib/domain/overlay/fonts";
import { pagesText } from "../components/en/pages.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "SportsSync", template: "%s · SportsSync" },
  description: pagesText.description,
  robots: { index: false },
};

/** A page is made for its request: the scripts in it carry that answer's nonce (proxy.ts). */
export const dynamic = "force-dynamic";

export const viewport: Viewport = {
  colorScheme: "dark light",
  themeColor: [
    { media: "(prefers-color-scheme: dark)", color: "#13181d" },
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
  ],
};

/** The overlay's own font files, for its canvas and for the pages' headings. */
const FONT_FACES = FONTS.map(
  ({ family, weight, file }) =>
    `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;src:url("${file}") format("woff2")}`,
).join("");

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <style>{FONT_FACES}</style>
      </head>
      <body className="min-h-dvh antialiased">{children}</body>
    </html>
  );
}
