/** A line of the first page: what waits for this person, or went wrong. */
export interface Waiting {
  key: string;
  text: string;
  /** Address of the screen where it is done. */
  to: string | null;
  isWrong?: boolean;
}
