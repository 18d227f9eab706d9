import { expect, test } from "@playwright/test";

test("one person on their own machine has nothing to sign in to, and finds the settings", async ({ page }) => {
  for (const path of ["/login", "/signup", "/auth/confirm", "/auth/reset", "/auth/password", "/auth/signed-out"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
  for (const path of ["/auth/callback?code=x", "/auth/oauth/google"]) {
    expect((await page.request.get(path, { maxRedirects: 0 })).status(), path).toBe(404);
  }
  await page.goto("/projects");
  await expect(page.getByRole("link", { name: "Sign in" })).toHaveCount(0);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(0);
});
