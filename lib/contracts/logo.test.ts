import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { projectDocumentSchema } from "#lib/contracts/project";

const { logo } = projectDocumentSchema.shape;
const urlOf = (width: number, height: number, type: "png" | "jpeg" = "png") => {
  const canvas = createCanvas(width, height);
  const bytes = type === "png" ? canvas.toBuffer("image/png") : canvas.toBuffer("image/jpeg");
  return `data:image/${type};base64,${bytes.toString("base64")}`;
};

test("a logo is a PNG or JPEG picture", () => {
  for (const url of [urlOf(40, 20), urlOf(40, 20, "jpeg"), urlOf(2048, 10), null]) expect(logo.parse(url)).toBe(url);
  expect(logo.parse(undefined)).toBeNull();
});

test("a logo that is no picture, unpacks to very many pixels or is a large file is refused", () => {
  const text = Buffer.from("<svg onload='x'/>").toString("base64");
  for (const url of [
    `data:image/svg+xml;base64,${text}`,
    `data:image/png;base64,${text}`,
    "data:image/png;base64,A",
    "https://example.com/logo.png",
    urlOf(2049, 10),
    `data:image/png;base64,${"A".repeat(200_000)}`,
  ]) {
    expect(logo.safeParse(url).success).toBe(false);
  }
});
