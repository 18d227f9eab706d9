// Preloaded into the launcher's children: when the launcher is gone, even killed, its channel closes and we end too.
process.channel?.unref();
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
