/** What happens meanwhile is looked for so often, in milliseconds, while the tab is in sight. */
export const LOOK_AGAIN = 15_000;
/** Of what takes longer to find out. */
export const LOOK_AGAIN_SELDOM = 60_000;

/** How far ahead it is looked who will leave. */
export const AHEAD = { days: 30, limit: 6 } as const;
export const PAGE = 30;
