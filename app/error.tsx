"use client";

import { Button } from "#components/ui/button";
import { PageMessage } from "#components/ui/page-message";

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <PageMessage title="Something went wrong on our side">
      <p className="text-muted">Your files and saved work are safe. Please try again.</p>
      <Button variant="primary" className="self-start" onClick={retry}>
        Try again
      </Button>
    </PageMessage>
  );
}
