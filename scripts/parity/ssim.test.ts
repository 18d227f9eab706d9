import { describe, expect, it } from "vitest";
import { type Grey, ssim } from "./ssim.ts";

const [width, height] = [64, 48];
const all = { x: 0, y: 0, width, height };
const picture = (level: (x: number, y: number) => number): Grey => ({
  width,
  height,
  levels: Uint8Array.from({ length: width * height }, (_, i) => level(i % width, Math.floor(i / width))),
});
const stripes = picture((x) => (x % 8 < 4 ? 30 : 220));

describe("ssim", () => {
  it("is 1 for the same picture", () => {
    expect(ssim(stripes, stripes, all).inked).toBeCloseTo(1, 9);
  });

  it("falls with a shift, and turns negative for the opposite", () => {
    const shifted = picture((x) => ((x + 1) % 8 < 4 ? 30 : 220));
    const opposite = picture((x) => (x % 8 < 4 ? 220 : 30));
    expect(ssim(stripes, shifted, all).inked).toBeLessThan(0.6);
    expect(ssim(stripes, opposite, all).inked).toBeLessThan(-0.5);
  });

  it("hardly minds a level of noise", () => {
    const noisy = picture((x, y) => (x % 8 < 4 ? 30 : 220) + ((x * 7 + y * 3) % 3) - 1);
    expect(ssim(stripes, noisy, all).inked).toBeGreaterThan(0.99);
  });

  it("tells windows that show something from plain ones", () => {
    const plain = picture(() => 100);
    const dot = picture((x, y) => (x >= 16 && x < 20 && y >= 16 && y < 20 ? 250 : 100));
    expect(ssim(plain, plain, all)).toEqual({ all: 1 });
    expect(ssim(plain, dot, all).inked).toBeLessThan(0.5);
    expect(ssim(plain, dot, all).all).toBeGreaterThan(0.9);
    expect(ssim(plain, dot, { x: 32, y: 0, width: 32, height })).toEqual({ all: 1 });
  });

  it("sees two plain pictures of different brightness as different", () => {
    const [dim, bright] = [picture(() => 40), picture(() => 200)];
    expect(ssim(dim, bright, all).all).toBeLessThan(0.5);
  });
});
