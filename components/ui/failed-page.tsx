"use client";

import { pagesText } from "../en/pages.ts";
import { Button } from "./button.tsx";
import { PageMessage } from "./page-message.tsx";

const text = pagesText.failed;

/** Something of ours broke; most of it passes. */
export function FailedPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <PageMessage title={text.title}>
      <p className="text-muted">{text.text}</p>
      <Button variant="primary" className="self-start" onClick={retry}>
        {text.again}
      </Button>
    </PageMessage>
  );
}
