/**
 * Imported before `@napi-rs/canvas`, which otherwise reads every font of the machine as it loads: 32 MB and 0.1 s of
 * CPU, for fonts that gauges must not be drawn with, since the browser would draw others.
 */
// biome-ignore lint/style/noProcessEnv: a switch of the library's own, which it only takes from the environment.
process.env.DISABLE_SYSTEM_FONTS_LOAD = "1";
