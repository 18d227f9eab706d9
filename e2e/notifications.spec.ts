import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";

test("a webhook is added, tried with a signature that holds, switched off and on, and removed", async ({ page }) => {
  const asked: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const receiver = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ headers: request.headers, body });
    response.writeHead(asked.length === 1 ? 500 : 204).end();
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;
  try {
    await page.goto("/settings");
    const section = page.getByRole("region", { name: "Notifications" });
    const address = section.getByLabel("Address");
    await address.fill("http://example.org/hooks");
    await address.press("Enter");
    await expect(section.getByRole("alert")).toContainText("begins with https://");
    await address.fill("http://169.254.169.254/latest");
    await address.press("Enter");
    await expect(section.getByRole("alert")).toContainText("https://");
    await address.fill(url);
    await address.press("Enter");

    const secret = await section.getByLabel("Secret", { exact: true }).inputValue();
    expect(secret).toMatch(/^whsec_/);
    await section.getByRole("button", { name: `Send a test: ${url}` }).click();
    await expect(section.getByText("It did not accept the test. It answered 500.")).toBeVisible();
    await section.getByRole("button", { name: `Send a test: ${url}` }).click();
    await expect(section.getByText("It accepted the test.")).toBeVisible();
    const { headers, body } = asked[1]!;
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    expect(headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
    expect(JSON.parse(body)).toMatchObject({ type: "test", id: headers["webhook-id"] });

    await page.reload();
    await expect(section.getByText(url, { exact: true })).toBeVisible();
    await expect(section.getByLabel("Secret", { exact: true })).toHaveCount(0);
    expect(await page.content()).not.toContain(secret);
    await section.getByRole("button", { name: `Switch off: ${url}` }).click();
    await expect(section.getByText(/^Switched off on/)).toBeVisible();
    await expectAccessible(page, "notifications");
    await section.getByRole("button", { name: `Switch on: ${url}` }).click();
    await expect(section.getByText(/^Switched off on/)).toHaveCount(0);
    await section.getByRole("button", { name: `Remove: ${url}` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await expect(section.getByText("There is none yet.")).toBeVisible();
  } finally {
    receiver.closeAllConnections();
    receiver.close();
  }
});
