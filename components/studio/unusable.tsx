"use client";

import Link from "next/link";
import { studioText as text } from "../en/studio.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

/** Something without which the studio cannot open has not come: it will not, or `passes` and may come another time. */
export function Unusable({ message, passes = false }: { message: string; passes?: boolean }) {
  return (
    <div className="flex flex-col items-start gap-4 py-8">
      <Notice tone="error">{message}</Notice>
      {passes ? (
        <Button onClick={() => location.reload()}>{text.reload}</Button>
      ) : (
        <Link href="/projects/new" className={buttonClass()}>
          {text.startAgain}
        </Link>
      )}
    </div>
  );
}
