import type { ReactNode } from "react";
import { SignedOutBanner } from "#components/sign-in/signed-out-banner";
import { FocusNewPage } from "#components/ui/focus-new-page";
import { OfflineBanner } from "#components/ui/offline-banner";
import { SiteHeader } from "#components/ui/site-header";
import { AccountMenu } from "./account-menu.tsx";

export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader account={<AccountMenu />} />
      {children}
      <OfflineBanner />
      <SignedOutBanner />
      <FocusNewPage />
    </>
  );
}
