import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import jsQR from "jsqr";
import { testRide, testVideo } from "./support/files.ts";
import { createProject } from "./support/studio.ts";

test("a film is shared: scanned, sent, embedded elsewhere, kept longer, taken back", async ({
  page,
  browser,
}, info) => {
  await page.addInitScript(() => {
    Object.assign(navigator, { share: async (data: ShareData) => Object.assign(window, { sent: data }) });
  });
  await createProject(page, {
    video: await testVideo(info, { size: "1280x720", seconds: 3 }),
    track: await testRide(info),
    title: 'Pass & "descent"',
  });
  await page.getByRole("button", { name: "Render" }).click();
  await page.waitForURL(/\/renders\//);
  await page.getByRole("button", { name: "Create a link" }).click();
  const link = await page.getByLabel("Link", { exact: true }).inputValue();
  const token = link.split("/").at(-1);

  await test.step("the code that a phone scans is the link", async () => {
    await page.getByText("QR code", { exact: true }).click();
    const code = page.getByRole("img", { name: "QR code of the link" });
    await expect(code).toBeVisible();
    await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await page.screenshot({ path: info.outputPath("result.png"), fullPage: true });
    const { data, width, height } = await pixelsOf(page, `${link}/qr.svg`);
    expect(jsQR(Uint8ClampedArray.from(data), width, height)?.data).toBe(link);
  });

  await test.step("the system's own sheet gets title and link", async () => {
    await page.getByRole("button", { name: "Send…" }).click();
    expect(await page.evaluate(() => (window as { sent?: ShareData }).sent)).toEqual({
      url: link,
      title: 'Pass & "descent"',
    });
  });

  await test.step("its files are kept for 30 days more, once; the link says the same", async () => {
    const kept = page.getByRole("region", { name: "Kept for you" });
    const before = await dayIn(kept.getByRole("status"));
    await kept.getByRole("button", { name: "Keep 30 days longer" }).click();
    await expect(kept.getByRole("button")).toHaveCount(0);
    const after = await dayIn(kept.getByRole("status"));
    expect((after - before) / 86_400_000).toBe(30);
    await page.reload();
    await expect(kept.getByRole("button")).toHaveCount(0);
    expect(await dayIn(page.getByText(/can watch and download|kept until/).first())).toBe(after);
  });

  const stranger = await browser.newContext({ javaScriptEnabled: false });
  const visit = await stranger.newPage();

  await test.step("the page names its size before the film is there, and how others show it", async () => {
    await visit.goto(link);
    await expect(visit.locator("link[rel=preload][as=image]")).toHaveAttribute("fetchpriority", "high");
    await expect(visit.locator("meta[name='twitter:card']")).toHaveAttribute("content", "summary_large_image");
    await expect(visit.locator("meta[name='twitter:image']")).toHaveAttribute("content", `${link}/poster.jpg`);
    await expect(visit.locator("meta[property='og:video']")).toHaveAttribute("content", `${link}/film`);
    await visit.screenshot({ path: info.outputPath("share.png"), fullPage: true });
  });

  await test.step("other sites learn from oEmbed how to show it, within their own width", async () => {
    const discovery = visit.locator("link[type='application/json+oembed']");
    const answer = await page.request.get(String(await discovery.getAttribute("href")));
    expect(answer.status()).toBe(200);
    const oembed = await answer.json();
    expect(oembed).toMatchObject({ version: "1.0", type: "video", title: 'Pass & "descent"', width: 960, height: 540 });
    const picture = await page.request.get(oembed.thumbnail_url);
    expect(picture.headers()["content-type"]).toBe("image/jpeg");
    const ask = (query: string) => page.request.get(`/api/oembed?url=${query}`);
    const narrow = await (await ask(`${encodeURIComponent(link)}&maxwidth=320`)).json();
    expect(narrow).toMatchObject({ width: 320, height: 180 });
    expect(narrow).not.toHaveProperty("thumbnail_url");
    expect((await ask(`${encodeURIComponent(link)}&format=xml`)).status()).toBe(501);
    expect((await ask(encodeURIComponent(`${link}x`))).status()).toBe(404);
    expect((await ask(encodeURIComponent("https://example.org/s/abc"))).status()).toBe(404);
    expect((await page.request.get("/api/oembed")).status()).toBe(400);

    await test.step("its HTML plays in a foreign page; no other page of ours can be framed", async () => {
      const html = `<!doctype html><title>Blog</title>${oembed.html}<iframe name="refused" src="${link}"></iframe>`;
      await using blog = await foreignSite(html);
      const guest = await (await browser.newContext()).newPage();
      await guest.goto(blog.url);
      const film = guest.frameLocator("iframe").first().locator("video");
      expect(await film.evaluate((element: HTMLVideoElement) => element.autoplay)).toBe(false);
      await film.evaluate((element: HTMLVideoElement) => element.play());
      await expect.poll(() => film.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0.5);
      expect(await film.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBe(1280);
      await expect.poll(() => guest.frame("refused")?.url()).toMatch(/^chrome-error:/);
      await guest.screenshot({ path: info.outputPath("embedded.png") });
      await guest.context().close();
    });
    const headers = (await page.request.get(`/embed/${token}`)).headers();
    expect(headers["content-security-policy"]).toContain("frame-ancestors *");
    expect(headers).not.toHaveProperty("x-frame-options");
    for (const path of ["/", "/projects", `/s/${token}`, `/embed/${token}/more`, "/api/health"]) {
      const other = (await page.request.get(path)).headers();
      expect([path, other["content-security-policy"], other["x-frame-options"]]).toEqual([
        path,
        expect.stringContaining("frame-ancestors 'none'"),
        "DENY",
      ]);
    }
  });

  await test.step("once it is taken back, nothing of it answers", async () => {
    await page.getByRole("button", { name: "Take link back" }).click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(page.getByRole("button", { name: "Create a link" })).toBeVisible();
    for (const path of [`/s/${token}`, `/embed/${token}`, `/s/${token}/qr.svg`, `/s/${token}/film`]) {
      expect([path, (await page.request.get(path)).status()]).toEqual([path, 410]);
    }
    expect((await page.request.get(`/api/oembed?url=${encodeURIComponent(link)}`)).status()).toBe(401);
    expect((await page.request.get(`/embed/${token}x`)).status()).toBe(404);
  });
  await stranger.close();
});

/** What a browser draws of a picture, as RGBA. */
async function pixelsOf(page: Page, url: string): Promise<{ data: number[]; width: number; height: number }> {
  return page.evaluate(async (address) => {
    const image = new Image(400, 400);
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(400, 400);
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0, 400, 400);
    return { data: [...(context?.getImageData(0, 0, 400, 400).data ?? [])], width: 400, height: 400 };
  }, url);
}

/** The day that a text names, in milliseconds since 1970. */
async function dayIn(place: { innerText(): Promise<string> }): Promise<number> {
  const [day] = /\d+ \w+ \d{4}/.exec(await place.innerText()) ?? [];
  return Date.parse(`${day} UTC`);
}

/** A page on another origin. */
async function foreignSite(html: string): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(html));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    [Symbol.asyncDispose]: () => new Promise((closed) => server.close(() => closed())),
  };
}
