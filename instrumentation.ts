/** Run by Next once, before the server answers anything. */
export async function register(): Promise<void> {
  // Next also compiles this file for the Edge runtime, which has no processes to end.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { refuseBeforeNext } = await import("#lib/web/refuse-before-next");
    refuseBeforeNext();
    const { requireConfiguration } = await import("#lib/server/require-configuration");
    await requireConfiguration();
    const { watchRequests } = await import("#lib/web/watch-requests");
    watchRequests();
  }
}
