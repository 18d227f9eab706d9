/** Owner of everything in local mode, where there is exactly one person and nothing to sign up for. */
export const LOCAL_USER_ID = "00000000-0000-4000-8000-000000000001";
