/** The most columns that a file can have. */
export const CSV_MAX_COLUMNS = 500;

/** The longest row, in bytes of UTF-8: what is held of a file whose quote never ends. */
export const CSV_MAX_ROW_BYTES = 1024 * 1024;

/** The longest name of a column, in characters; what is longer is cut. */
export const CSV_MAX_COLUMN_NAME = 200;
