import Link from "next/link";
import { buttonClass } from "#components/ui/button";
import { PageMessage } from "#components/ui/page-message";
import { SiteHeader } from "#components/ui/site-header";
import { pagesText } from "../components/en/pages.ts";
import { AccountMenu } from "./(site)/account-menu.tsx";

const text = pagesText.notFound;

export const metadata = { title: text.tab };

export default function NotFound() {
  return (
    <>
      <SiteHeader account={<AccountMenu />} />
      <PageMessage title={text.title}>
        <p className="text-muted">{text.text}</p>
        <Link href="/projects" className={buttonClass({}, "self-start")}>
          {text.projects}
        </Link>
      </PageMessage>
    </>
  );
}
