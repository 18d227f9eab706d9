import { CircleUser, LogIn, LogOut, Settings } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "#components/ui/button";
import { signInText } from "../en/sign-in.ts";

const text = signInText.menu;
const MENU = "account-menu";
const ITEM = "flex min-h-11 w-full items-center gap-2.5 rounded-lg px-3 text-left hover:bg-raised";

type MenuProps = {
  readonly email: string | null;
  /** Whether the server knows who looks at the page. */
  readonly isKnown: boolean;
  /** Left out where there is nothing to sign in to or out of. */
  readonly signOut: (() => Promise<void>) | undefined;
};

/** Works without scripts: the browser itself opens the menu, and closes it on Escape and on a press elsewhere. */
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
    <>
      <button
        type="button"
        popoverTarget={MENU}
        aria-label={text.open}
        className={buttonClass({ variant: "quiet", size: "icon" })}
      >
        <CircleUser aria-hidden className="size-5" />
      </button>
      <div
        id={MENU}
        popover="auto"
        className="inset-auto top-14 right-[max(1rem,calc(50vw_-_39rem))] w-64 max-w-[calc(100vw-2rem)] rounded-xl border border-line bg-surface p-1.5 text-text shadow-lg"
      >
        {email && <p className="truncate px-3 pt-2 pb-1 text-muted text-sm">{email}</p>}
        {/* A whole new page, which closes the menu. */}
        <a href="/settings" className={ITEM}>
          <Settings aria-hidden className="size-4" />
          {text.settings}
        </a>
        <form action={signOut}>
          <button type="submit" className={ITEM}>
            <LogOut aria-hidden className="size-4" />
            {text.signOut}
          </button>
        </form>
      </div>
    </>
  );
}
