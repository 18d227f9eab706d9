/** The home page, the list of projects and what can be done with a whole project. */
export const projectsText = {
  newProject: "New project",
  newProjectLead: "The video of a ride and the track you recorded with it.",
  title: "Projects",
  none: "No projects yet",
  noneHint:
    "A project is one ride: its video (any camera’s MP4 or MOV) and the track you recorded with it (FIT, GPX or TCX).",
  loading: "Loading your projects…",
  trySample: "Try the sample ride",
  opening: "Opening…",
  makeSample: "No ride at hand? This command makes a sample ride; then reload this page:",
  sampleCommand: "npm run sample",
  notRendered: "not rendered yet",
  renders: (count: number) => (count === 1 ? "1 render" : `${count} renders`),
  remove: {
    open: "Delete project",
    title: (project: string) => `Delete “${project}”?`,
    text: "The video, the track and every render of this project are deleted, and their share links stop working. This cannot be undone.",
    keep: "Keep it",
    confirm: "Delete",
  },
} as const;
