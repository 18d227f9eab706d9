import Link from "next/link";
import { buttonClass } from "#components/ui/button";
import { PageMessage } from "#components/ui/page-message";
import { SiteHeader } from "#components/ui/site-header";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <>
      <SiteHeader />
      <PageMessage title="There is nothing at this address">
        <p className="text-muted">It may have been deleted, or the address is not complete.</p>
        <Link href="/projects" className={buttonClass({}, "self-start")}>
          Go to your projects
        </Link>
      </PageMessage>
    </>
  );
}
