import { expect, type Locator, type Page } from "@playwright/test";

/** The card of the video's or the track's upload on the "new project" page. */
export function uploadOf(page: Page, kind: "Video" | "Track"): Locator {
  return page.getByRole("region", { name: kind });
}

export async function chooseFile(page: Page, kind: "Video" | "Track", path: string): Promise<void> {
  await uploadOf(page, kind).locator("input[type=file]").setInputFiles(path);
}

/** What the card shows once the file is on the server, and not before. */
export async function uploaded(page: Page, kind: "Video" | "Track"): Promise<void> {
  await expect(
    uploadOf(page, kind)
      .getByRole("status")
      .filter({ hasText: /· uploaded$/ }),
  ).not.toHaveCount(0);
  await expect(uploadOf(page, kind).getByRole("button", { name: /^Cancel / })).toHaveCount(0);
}

/** Uploads both files by the page, creates the project and waits for the studio; returns the project's address. */
export async function createProject(
  page: Page,
  files: { video: string; track: string; title?: string },
): Promise<string> {
  await page.goto("/projects/new");
  await chooseFile(page, "Video", files.video);
  await chooseFile(page, "Track", files.track);
  await uploaded(page, "Video");
  await uploaded(page, "Track");
  if (files.title) await page.getByLabel("Title").fill(files.title);
  await page.getByRole("button", { name: "Create project" }).click();
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}$/);
  await expect(page.getByTestId("video-time")).toBeVisible();
  return page.url();
}

export async function saved(page: Page): Promise<void> {
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}
