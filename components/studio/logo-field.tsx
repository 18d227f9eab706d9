"use client";

import { useId, useState } from "react";
import { toAppError } from "#lib/domain/errors";
import { lookText } from "../en/layouts.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { shrinkLogo } from "./shrink-logo.ts";

type LogoFieldProps = { logo: string | null; onLogo: (logo: string | null) => void };

const text = lookText.logo;

/** A picture for the layouts that show one: chosen, seen and taken away again. */
export function LogoField({ logo, onLogo }: LogoFieldProps) {
  const id = useId();
  const [problem, setProblem] = useState<string>();

  async function choose(file: File) {
    try {
      onLogo(await shrinkLogo(file));
      setProblem(undefined);
    } catch (error) {
      setProblem(toAppError(error).userMessage);
    }
  }

  function remove() {
    onLogo(null);
    setProblem(undefined);
  }

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span id={`${id}-label`} className="text-muted text-sm">
        {text.label}
      </span>
      <div className="flex flex-wrap items-center gap-3">
        {logo && (
          // A picture of a few kilobytes out of the document itself.
          // biome-ignore lint/performance/noImgElement: see above
          <img src={logo} alt={text.alt} className="h-11 max-w-32 rounded-md bg-raised object-contain p-1" />
        )}
        <label
          className={buttonClass(
            { size: "small" },
            "cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent-text",
          )}
        >
          {logo ? text.replace : text.choose}
          <input
            type="file"
            accept="image/png,image/jpeg,image/webp"
            aria-labelledby={`${id}-label`}
            aria-describedby={`${id}-hint`}
            className="sr-only"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              // The same file chosen again must be a change again.
              event.target.value = "";
              if (file) void choose(file);
            }}
          />
        </label>
        {logo && (
          <Button size="small" variant="quiet" onClick={remove}>
            {text.remove}
          </Button>
        )}
      </div>
      <p id={`${id}-hint`} className="text-muted text-sm">
        {text.hint}
      </p>
      {problem && (
        <p role="alert" className="text-danger text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}
