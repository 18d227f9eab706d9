import { describe, expect, it } from "vitest";
import { utcSeconds } from "#lib/domain/units";
import { roadAt } from "../road.ts";
import { BANNER_AT, momentOfPassing, STOPPED_AT, VIDEO_START } from "../truth.ts";
import { flashAt } from "./banner.ts";
import { beside, cameraAt, FRAME, toView } from "./camera.ts";
import { lightAt } from "./junction.ts";
import { POST_ASIDE } from "./posts.ts";

const FRAME_TIME = 1 / 30;

describe("the rider's view", () => {
  it.each([2250, 2300, 2350])("passes the post at %i m on the very frame at which the ride is there", (distance) => {
    const post = beside(roadAt(distance), 0, 0);
    const passing = momentOfPassing(distance);
    const depthAt = (utc: number) => toView(cameraAt(utcSeconds(utc)), post).depth;
    expect(depthAt(passing)).toBeCloseTo(0, 2);
    expect(depthAt(passing - FRAME_TIME)).toBeGreaterThan(0.05);
    expect(depthAt(passing + FRAME_TIME)).toBeLessThan(-0.05);
  });

  it("sees the coming post's board large at the right of the road while standing at the light", () => {
    const camera = cameraAt(utcSeconds(STOPPED_AT + 2));
    const { right, depth } = toView(camera, beside(roadAt(2300), POST_ASIDE, 1.7));
    expect(depth).toBeGreaterThan(5);
    expect(depth).toBeLessThan(10);
    expect((right / depth) * 1040).toBeLessThan(FRAME.width / 2 - 100);
  });

  it("stands still with the bike, but for the foot on the ground", () => {
    const [a, b] = [cameraAt(utcSeconds(STOPPED_AT + 1.5)), cameraAt(utcSeconds(STOPPED_AT + 3.5))];
    expect([b.x, b.y, b.yaw]).toEqual([a.x, a.y, a.yaw]);
  });

  it("leans into the bend and looks up the climb", () => {
    const straight = cameraAt(VIDEO_START);
    const bend = cameraAt(utcSeconds(VIDEO_START + 25.5));
    const climb = cameraAt(utcSeconds(VIDEO_START + 30));
    expect(bend.roll).toBeLessThan(straight.roll - 0.04);
    expect(climb.horizon).toBeGreaterThan(straight.horizon + 40);
    expect(climb.yaw - straight.yaw).toBeGreaterThan(1);
  });

  it("flashes from the frame of passing under the banner, on a whole second", () => {
    expect(Number.isInteger(BANNER_AT)).toBe(true);
    expect(flashAt({ utc: BANNER_AT - FRAME_TIME })).toBe(0);
    expect(flashAt({ utc: BANNER_AT })).toBe(1);
    expect(flashAt({ utc: BANNER_AT + 0.3 })).toBe(0);
  });

  it("has a reason to stop: the light is red while the bike stands and green as it goes", () => {
    expect(lightAt(STOPPED_AT - VIDEO_START)).toBe("red");
    expect(lightAt(STOPPED_AT - VIDEO_START + 5)).toBe("green");
  });
});
