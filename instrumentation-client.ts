// zod asks with `new Function` whether it may compile; the pages' policy refuses and reports that. This tells it first:
// its own setting, without loading it on pages that do not need it.
(globalThis as { __zod_globalConfig?: { jitless: boolean } }).__zod_globalConfig = { jitless: true };
