/** Columns with at most so many different values have their commonest ones listed. */
export const mostDistinctShown = 60;

/** How many of them. */
export const mostValuesShown = 20;
