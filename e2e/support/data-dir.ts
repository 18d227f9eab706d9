/** Where the studio under test keeps its database and files; chosen by playwright.config.ts. */
export const dataDir = chosen();

function chosen(): string {
  const path = process.env.E2E_DATA_DIR;
  if (!path) throw new Error("E2E_DATA_DIR is not set: run the browser tests with `npm run test:browser`");
  return path;
}
