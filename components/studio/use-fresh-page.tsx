"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";

/**
 * False until the server has been asked for this page again. Back and Forward show a page as the router remembers it:
 * whoever edits what is on it would edit, and then store, what it was before.
 */
export function useFreshPage(): boolean {
  const router = useRouter();
  const [fresh, setFresh] = useState(false);
  const [, startTransition] = useTransition();
  useEffect(() => {
    // In one transition: true comes together with the new page, not before it.
    startTransition(() => {
      router.refresh();
      setFresh(true);
    });
  }, [router]);
  return fresh;
}
