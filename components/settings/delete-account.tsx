"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { type Erasure, erasureSchema } from "#lib/contracts/your-data";
import { yourDataText } from "../en/your-data.ts";
import { requestJson } from "../request-json.ts";
import { forgetAllDrafts } from "../studio/draft-store.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { useAction } from "../use-action.tsx";

const text = yourDataText.erase;

/** Ends everything, after it was said what that means and typed that it is meant. */
export function DeleteAccount({ email, signIn }: { email: string | null; signIn: Erasure["signIn"] }) {
  const [typed, setTyped] = useState("");
  const { busy, problem, run } = useAction();
  const isLocal = signIn === "none";
  const meant = ["delete", email?.toLowerCase()].includes(typed.trim().toLowerCase());
  const erase = async () => {
    await requestJson("/api/account", erasureSchema, { method: "DELETE", body: { confirm: typed } });
    forgetAllDrafts();
    // Loaded anew: nothing of the account stays on the page.
    window.location.assign("/deleted");
    return "leaving";
  };
  const trigger = (
    <Button size="small" variant="danger" className="self-start">
      <Trash2 aria-hidden className="size-4" />
      {isLocal ? text.openLocal : text.open}
    </Button>
  );
  return (
    <Dialog title={isLocal ? text.questionLocal : text.question} trigger={trigger}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (meant) void run(erase);
        }}
      >
        <p className="text-muted">{isLocal ? text.atOnceLocal : text.atOnce}</p>
        <p className="text-muted">{text.within}</p>
        {text.signIn[signIn] && <p className="text-muted">{text.signIn[signIn]}</p>}
        <p className="text-muted">{text.copyFirst}</p>
        <TextField
          label={email ? text.typeOrEmail(email) : text.type}
          value={typed}
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
        {problem && <Notice tone="error">{problem}</Notice>}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button variant="quiet">{text.keep}</Button>
          </DialogClose>
          <Button type="submit" variant="danger" disabled={busy || !meant}>
            {text.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
