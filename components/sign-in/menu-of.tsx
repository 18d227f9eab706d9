import { CircleUser, LogIn, LogOut, Settings } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "#components/ui/button";
import { signInText } from "../en/sign-in.ts";
import { ClosingDetails } from "./closing-details.tsx";

const text = signInText.menu;
const ITEM = "flex min-h-11 w-full items-center gap-2.5 rounded-lg px-3 text-left hover:bg-raised";

type MenuProps = {
  readonly email: string | null;
  /** Whether the server knows who looks at the page. */
  readonly isKnown: boolean;
  /** Left out where there is nothing to sign in to or out of. */
  readonly signOut: (() => Promise<void>) | undefined;
};

/** Works without scripts: a disclosure with links and a form. */
export function MenuOf({ email, isKnown, signOut }: MenuProps) {
  if (!signOut) {
    return (
      <Link href="/settings" aria-label={text.settings} className={buttonClass({ variant: "quiet", size: "icon" })}>
        <Settings aria-hidden className="size-5" />
      </Link>
    );
  }
  if (!isKnown) {
    return (
      <a href="/login" className={buttonClass({ variant: "quiet", size: "small" })}>
        <LogIn aria-hidden className="size-4" />
        {text.signIn}
      </a>
    );
  }
  return (
    <ClosingDetails
      icon={<CircleUser aria-hidden className="size-5" />}
      label={text.open}
      summaryClass={buttonClass({ variant: "quiet", size: "icon" })}
    >
      {email && <p className="truncate px-3 pt-2 pb-1 text-muted text-sm">{email}</p>}
      <Link href="/settings" className={ITEM}>
        <Settings aria-hidden className="size-4" />
        {text.settings}
      </Link>
      <form action={signOut}>
        <button type="submit" className={ITEM}>
          <LogOut aria-hidden className="size-4" />
          {text.signOut}
        </button>
      </form>
    </ClosingDetails>
  );
}
