import Link from "next/link";
import { limitsText } from "../en/limits.ts";
import { Notice } from "../ui/notice.tsx";
import type { Allowance } from "./render-allowance.ts";

/** What a person's plan says to a render, above the button that orders it. `id` names it for that button. */
export function AllowanceNotice({ allowance, id }: { allowance: Allowance | undefined; id: string }) {
  if (!allowance || (allowance.against === undefined && allowance.notes.length === 0)) return null;
  return (
    <div id={id}>
      {allowance.against === undefined ? (
        <p className="text-muted text-sm">{allowance.notes.join(" ")}</p>
      ) : (
        <Notice tone="warning">
          <p>{allowance.against}</p>
          <ToUsage />
        </Notice>
      )}
    </div>
  );
}

/** To the page that shows what is used, and how to get some of it back. */
export function ToUsage() {
  return (
    <Link href="/settings" className="inline-flex min-h-10 items-center underline underline-offset-2">
      {limitsText.order.toUsage}
    </Link>
  );
}
