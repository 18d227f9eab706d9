import type { ReactNode } from "react";
import { FocusNewPage } from "#components/ui/focus-new-page";
import { OfflineBanner } from "#components/ui/offline-banner";
import { SiteHeader } from "#components/ui/site-header";

export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      {children}
      <OfflineBanner />
      <FocusNewPage />
    </>
  );
}
