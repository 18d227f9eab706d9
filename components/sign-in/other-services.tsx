import { buttonClass } from "#components/ui/button";
import { signInText } from "../en/sign-in.ts";

/** A way in for each service that is set up; nothing where there is none. */
export function OtherServices({ providers, next }: { providers: readonly string[]; next: string }) {
  if (providers.length === 0) return null;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-center gap-3 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {signInText.or}
      </p>
      {providers.map((provider) => (
        // A plain link: nothing may begin a sign-in before it is followed.
        <a
          key={provider}
          href={`/auth/oauth/${provider}?${new URLSearchParams({ next })}`}
          rel="nofollow"
          className={buttonClass()}
        >
          {signInText.continueWith(provider)}
        </a>
      ))}
    </div>
  );
}
