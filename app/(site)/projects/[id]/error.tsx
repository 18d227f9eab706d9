"use client";

import Link from "next/link";
import { Button, buttonClass } from "#components/ui/button";
import { PageMessage } from "#components/ui/page-message";
import { studioFailedText as text } from "../../../../components/en/saving.ts";

/** What was changed is saved as the studio is taken down, or kept in this browser. */
export default function StudioErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <PageMessage title={text.title}>
      <p className="text-muted">{text.text}</p>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={retry}>
          {text.again}
        </Button>
        <Link href="/projects" className={buttonClass()}>
          {text.projects}
        </Link>
      </div>
    </PageMessage>
  );
}
