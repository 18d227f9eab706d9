import { Download } from "lucide-react";
import type { ReactNode } from "react";
import type { Erasure, KeptFilms } from "#lib/contracts/your-data";
import { yourDataText } from "../en/your-data.ts";
import { buttonClass } from "../ui/button.tsx";
import { daysLeft } from "../ui/days-left.ts";
import { formatDay } from "../ui/file-text.ts";
import { Panel } from "../ui/panel.tsx";
import { DeleteAccount } from "./delete-account.tsx";
import { KeptFilmRow } from "./kept-film-row.tsx";

type YourDataProps = {
  films: KeptFilms;
  email: string | null;
  signIn: Erasure["signIn"];
  /** Milliseconds since 1970, as the server has it. */
  now: number;
};

const text = yourDataText;

/** What is kept of a person: films with their ends and links, a copy of everything, and an end to everything. */
export function YourDataSection({ films: { films, more }, email, signIn, now }: YourDataProps) {
  return (
    <Panel title={text.title}>
      <Block title={text.films.title} hint={films.length > 0 ? text.films.text : text.films.none}>
        {films.length > 0 && (
          <ul className="divide-y divide-line">
            {films.map((film) => (
              <KeptFilmRow
                key={film.renderId}
                film={film}
                until={text.films.until(formatDay(film.expiresAt))}
                left={daysLeft(film.expiresAt, now)}
              />
            ))}
          </ul>
        )}
        {more > 0 && <p className="text-muted text-sm">{text.films.more(more)}</p>}
      </Block>
      <Block title={text.copy.title} hint={text.copy.text}>
        <a href="/api/account/export" download className={buttonClass({ size: "small" }, "self-start")}>
          <Download aria-hidden className="size-4" />
          {text.copy.button}
        </a>
      </Block>
      <Block title={text.erase.title} hint={signIn === "none" ? text.erase.textLocal : text.erase.text}>
        <DeleteAccount email={email} signIn={signIn} />
      </Block>
    </Panel>
  );
}

function Block({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-3 first:border-t-0 first:pt-0">
      <h3 className="font-medium">{title}</h3>
      <p className="text-muted text-sm">{hint}</p>
      {children}
    </div>
  );
}
