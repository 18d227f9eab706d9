// Preloaded into the launcher's children: when the launcher is gone, even killed, its channel closes and we end too.
// Their own children (Next's development server forks one) inherit the preload, but must keep their channel alive.
// JavaScript, like what is loaded after it: a worker that Node has cached whole needs no TypeScript stripper (18 MB).
if (process.ppid === Number(process.env.SPORTSSYNC_LAUNCHER)) {
  process.channel?.unref();
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
}
