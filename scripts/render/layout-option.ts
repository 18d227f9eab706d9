import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Layout } from "#lib/domain/overlay/layout";
import { readLayoutFile } from "#lib/domain/overlay/layouts/layout-file";
import { findLayout } from "#lib/domain/overlay/layouts/layouts";
import { usageFault } from "../cli.ts";

/** One of our layouts by its name, or one that was exported from the studio by its file. Throws `invalid_request`. */
export function parseLayout(value: string): Layout {
  return /\.json$/i.test(value) ? readLayoutFile(textOf(value), value) : findLayout(value);
}

function textOf(path: string): string {
  try {
    return readFileSync(resolve(path), "utf8");
  } catch (error) {
    throw usageFault(`--layout: ${path} cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  }
}
