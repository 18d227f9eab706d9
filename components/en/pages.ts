/** Titles, descriptions and messages of whole pages. */
export const pagesText = {
  description: "Line up a ride video with its track, see the gauges live, and get a video with them burned in.",
  home: {
    title: "Your ride video, with your ride’s numbers in it",
    lead: "SportsSync lines up a video with the track you recorded and burns live gauges into it.",
    picture: "A road seen from a bicycle, with a speed dial, heart rate, power, a map and an elevation profile over it",
    steps: {
      lineUp: {
        title: "Line up",
        text: "Give a ride video and its track (FIT, GPX or TCX). Say which moment a frame shows, to the frame.",
      },
      see: {
        title: "See",
        text: "Gauges run live over the player: speed, heart rate, power, gradient, map, profile.",
      },
      share: {
        title: "Share",
        text: "Render exactly what you saw into an MP4, download it or send a link.",
      },
    },
  },
  render: { back: "Project" },
  notFound: {
    tab: "Not found",
    title: "There is nothing at this address",
    text: "It may have been deleted, or the address is not complete.",
    projects: "Go to your projects",
  },
  failed: {
    title: "Something went wrong on our side",
    text: "Your files and saved work are safe. Please try again.",
    again: "Try again",
  },
  tooMany: "One moment",
  foreign: "Refused",
  unauthorized: {
    tab: "Sign in",
    title: "You are not signed in",
    text: "On your own computer, open SportsSync as http://127.0.0.1 or http://localhost.",
  },
} as const;
