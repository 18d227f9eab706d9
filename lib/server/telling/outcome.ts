/** What became of one try at delivering something. `problem` is in plain words, for its owner. */
export type Outcome =
  | { readonly sent: true }
  | {
      readonly sent: false;
      readonly problem: string;
      /** No further try would fare better: the address is wrong, the receiver wants nothing any more. */
      readonly final?: boolean;
    };
