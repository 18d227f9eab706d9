/** The page behind "No more mail" in our mails. */
export const mailText = {
  ask: {
    title: "No more mail?",
    text: "SportsSync will write no more mail about your renders. You can switch it on again in the settings.",
    button: "Stop the mail",
  },
  done: {
    title: "No more mail",
    text: "SportsSync writes no more mail about your renders. You can switch it on again in the settings.",
  },
  closed: "This link does not work",
};
