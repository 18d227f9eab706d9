/** What stands on every page, and in the pieces that pages are made of. */
export const uiText = {
  skip: "Skip to content",
  mainNavigation: "Main",
  projects: "Projects",
  newProject: "New",
  close: "Close",
} as const;
