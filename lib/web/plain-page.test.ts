import { expect, test } from "vitest";
import { plainPage } from "#lib/web/plain-page";

test("a message is shown as text, whatever is in it", async () => {
  const page = plainPage(410, { title: "Gone & away", text: '<script>alert("x")</script>' });
  expect(page.status).toBe(410);
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const html = await page.text();
  expect(html).toContain("<h1>Gone &#38; away</h1>");
  expect(html).not.toContain("<script>");
});
