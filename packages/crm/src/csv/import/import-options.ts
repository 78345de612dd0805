/** What an import may do. */
export interface ImportOptions {
  /** Whether customers that are not in the contact book come into it. */
  readonly createNew: boolean;
  /** Whether those that are there already are changed. */
  readonly updateExisting: boolean;
  /** Whether tags, companies and static segments that are not there are made; else rows that name them are refused. */
  readonly createTags: boolean;
  readonly createCompanies: boolean;
  readonly createSegments: boolean;
  /** Whether an empty cell takes away company, owner, country, language or score; else it changes nothing. */
  readonly clearEmpty: boolean;
}
