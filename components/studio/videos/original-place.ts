/** At the end of a project's address: the studio opens where the original of its video at YouTube is uploaded. */
export const ORIGINAL_PLACE = "original";
