"use client";

import { FailedPage } from "#components/ui/failed-page";

/** Within the site's layout: its header leads elsewhere. */
export default FailedPage;
