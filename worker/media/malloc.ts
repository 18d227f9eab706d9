/**
 * For the environment of programs that allocate frames: glibc hands every freed picture back to the kernel and pays
 * page faults for the next one. Measured with ffmpeg 5.1 and an RGBA overlay: 3 of 12 CPU-seconds a minute of 1080p30.
 */
export const KEEP_MEMORY = {
  GLIBC_TUNABLES: "glibc.malloc.mmap_threshold=134217728:glibc.malloc.trim_threshold=1073741824",
} as const;
