import { expect, it } from "vitest";
import { partCount, partRange, partSizeFor } from "#lib/domain/upload/part-plan";

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

it.each([1, 5 * MIB, 5 * MIB + 1, 4 * GIB, 8 * GIB, 80 * GIB, 5000 * GIB])(
  "cuts %i bytes into at most 10,000 parts of at least 5 MiB that cover the file exactly",
  (size) => {
    const file = { size, partSize: partSizeFor(size) };
    const count = partCount(file);
    expect(file.partSize).toBeGreaterThanOrEqual(5 * MIB);
    expect(count).toBeLessThanOrEqual(10_000);
    let end = 0;
    for (let number = 1; number <= count; number++) {
      const range = partRange(file, number);
      expect(range.start).toBe(end);
      expect(range.end).toBeGreaterThan(range.start);
      end = range.end;
    }
    expect(end).toBe(size);
  },
);
