import { expect, it } from "vitest";
import { freeName, isTakenName } from "#lib/domain/overlay/layouts/layout-name";

it("keeps our own names, their labels and the person's others for themselves", () => {
  for (const name of ["cockpit", "Race TV", " DATA-RICH "]) expect(isTakenName(name, [])).toBe(true);
  expect(isTakenName("Evening", ["evening"])).toBe(true);
  expect(isTakenName("Evening", ["Morning"])).toBe(false);
});

it("counts on until a name is free, within what a name may have", () => {
  expect(freeName("Evening", [])).toBe("Evening");
  expect(freeName("Evening", ["Evening", "evening 2"])).toBe("Evening 3");
  expect(freeName("Evening 2", ["Evening", "Evening 2"])).toBe("Evening 3");
  expect(freeName("Cockpit", [])).toBe("Cockpit 2");
  const long = "x".repeat(64);
  expect(freeName(long, [long])).toBe(`${"x".repeat(62)} 2`);
});
