/** Comes before every id: where rows that are read page by page in the order of their ids begin. */
export const FIRST_ID = "00000000-0000-0000-0000-000000000000";
