import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { testRide, testVideo } from "./support/files.ts";
import { createProject } from "./support/studio.ts";

test("a rider finds what is kept in the settings, takes a copy, and cannot delete everything by a slip", async ({
  page,
}, info) => {
  const title = 'My data: "one/two"';
  const video = await testVideo(info, { size: "640x360", seconds: 2 });
  await createProject(page, { video, track: await testRide(info), title });
  await page.getByRole("button", { name: "Render", exact: true }).click();
  await page.waitForURL(/\/renders\//);
  await page.getByRole("button", { name: "Create a link" }).click();
  const link = await page.getByLabel("Link", { exact: true }).inputValue();

  await page.goto("/settings");
  const films = page.getByRole("region", { name: "Your data" }).getByRole("listitem");
  const film = films.filter({ has: page.getByRole("link", { name: title, exact: true }) });
  await expect(film).toContainText("days left");
  await expect(film.getByRole("link", { name: /Link open/ })).toHaveAttribute("href", link);
  await expectAccessible(page, "settings with a film");

  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the archive" }).click();
  const download = await coming;
  const path = info.outputPath(download.suggestedFilename());
  await download.saveAs(path);
  const script =
    "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print('\\n'.join(z.namelist()))";
  const names = execFileSync("python3", ["-c", script, path], { encoding: "utf8" }).split("\n");
  expect(names).toEqual(expect.arrayContaining(["account.json", "index.html", "projects/My data one two.json"]));

  await page.getByRole("button", { name: "Delete everything…" }).click();
  const confirm = page.getByRole("button", { name: "Delete everything for good" });
  await expect(confirm).toBeDisabled();
  await page.getByRole("textbox", { name: /To confirm/ }).fill("delet");
  await page.keyboard.press("Enter");
  await expect(confirm).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Delete everything…" })).toBeFocused();
  expect((await page.request.get(link)).status()).toBe(200);
});
