"use client";

import { Button } from "#components/ui/button";
import { PageMessage } from "#components/ui/page-message";
import { pagesText } from "../components/en/pages.ts";

const text = pagesText.failed;

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <PageMessage title={text.title}>
      <p className="text-muted">{text.text}</p>
      <Button variant="primary" className="self-start" onClick={retry}>
        {text.again}
      </Button>
    </PageMessage>
  );
}
