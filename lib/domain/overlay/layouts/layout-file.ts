import { AppError } from "#lib/domain/errors";
import { type Layout, layoutSchema } from "#lib/domain/overlay/layout";

/** A layout as a file that people keep and pass on. */
export function layoutFile(layout: Layout): { readonly name: string; readonly text: string } {
  const name = layout.name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "layout";
  return { name: `${name.toLowerCase()}.layout.json`, text: `${JSON.stringify(layout, null, 2)}\n` };
}

/** The layout in a file's text. Throws AppError `invalid_request` that names the part of it that is not as expected. */
export function readLayoutFile(text: string, fileName: string): Layout {
  const parsed = layoutSchema.safeParse(jsonOf(text, fileName));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw wrong(fileName, `${placeOf(issue?.path ?? [])}: ${(issue?.message ?? "not as expected").replace(/\.$/, "")}`);
  }
  const { gauges } = parsed.data;
  const twice = gauges.find(({ id }, i) => gauges.findIndex((one) => one.id === id) !== i);
  if (twice) throw wrong(fileName, `two gauges have the id "${twice.id}"`);
  return parsed.data;
}

function jsonOf(text: string, fileName: string): unknown {
  try {
    // Some editors put a byte order mark before what they save.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new AppError("invalid_request", `${fileName} is not JSON`, {
      userMessage: `${fileName} is not a layout file: it is not JSON. Choose a file that was exported here.`,
      cause: error,
    });
  }
}

function wrong(fileName: string, what: string): AppError {
  return new AppError("invalid_request", `${fileName}: ${what}`, {
    userMessage: `${fileName} cannot be used. ${what.slice(0, 1).toUpperCase()}${what.slice(1)}. Put that right, or choose a file that was exported here.`,
  });
}

/** Counted from one, as people count: gauges[2].x is "gauge 3, x". */
function placeOf(path: readonly PropertyKey[]): string {
  const words: string[] = [];
  for (const part of path) {
    if (typeof part === "number") words.push(`${(words.pop() ?? "item").replace(/s$/, "")} ${part + 1}`);
    else words.push(String(part));
  }
  return words.join(", ") || "the file";
}
