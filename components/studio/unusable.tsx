import Link from "next/link";
import { studioText as text } from "../en/studio.ts";
import { buttonClass } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

/** Something without which the studio cannot open will not come. */
export function Unusable({ message }: { message: string }) {
  return (
    <div className="flex flex-col items-start gap-4 py-8">
      <Notice tone="error">{message}</Notice>
      <Link href="/projects/new" className={buttonClass()}>
        {text.startAgain}
      </Link>
    </div>
  );
}
