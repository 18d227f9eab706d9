import { expect, test } from "vitest";
import { embedHtml, embedSize } from "#lib/domain/embed";

test.each([
  ["a large film at the usual width", { width: 3840, height: 2160 }, {}, { width: 960, height: 540 }],
  ["a portrait at the usual height", { width: 1080, height: 1920 }, {}, { width: 405, height: 720 }],
  ["within the width of the page", { width: 1920, height: 1080 }, { width: 480 }, { width: 480, height: 270 }],
  ["within its height", { width: 1920, height: 1080 }, { width: 2000, height: 90 }, { width: 160, height: 90 }],
  ["a small film as it is", { width: 320, height: 180 }, {}, { width: 320, height: 180 }],
  ["not less than a pixel", { width: 1920, height: 16 }, { width: 20 }, { width: 20, height: 1 }],
])("is embedded: %s", (_, film, most, size) => {
  expect(embedSize(film, most)).toEqual(size);
});

test("a title cannot leave its attribute", () => {
  const html = embedHtml({ embedUrl: "http://x/embed/t", title: '"><script>', width: 4, height: 3 });
  expect(html).toContain('title="&#34;&#62;&#60;script&#62;"');
  expect(html).not.toContain("<script");
});
