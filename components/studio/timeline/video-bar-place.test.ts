import { expect, test } from "vitest";
import { videoBarPlace } from "./video-bar-place.ts";

const ride = { from: 0, to: 1000 };

test("the bar lies over the video's span", () => {
  expect(videoBarPlace({ from: 100, to: 300 }, ride, ride, 500)).toEqual({ left: 50, width: 100 });
});

test("a short video keeps a bar to hold, within the lane", () => {
  expect(videoBarPlace({ from: 500, to: 502 }, ride, ride, 500)).toEqual({ left: 230.5, width: 40 });
  expect(videoBarPlace({ from: 0, to: 2 }, ride, ride, 500)).toEqual({ left: 0, width: 40 });
});

test("a video outside the ride waits at its edge", () => {
  expect(videoBarPlace({ from: 9000, to: 9100 }, ride, ride, 500)).toEqual({ left: 460, width: 40 });
  expect(videoBarPlace({ from: -90, to: -50 }, { from: 200, to: 400 }, ride, 500)).toEqual({ left: 0, width: 40 });
});

test("a video in another part of the ride is not in view, a longer one fills the view", () => {
  expect(videoBarPlace({ from: 10, to: 20 }, { from: 200, to: 400 }, ride, 500)).toBeUndefined();
  expect(videoBarPlace({ from: -10, to: 2000 }, ride, ride, 500)).toEqual({ left: 0, width: 500 });
});
