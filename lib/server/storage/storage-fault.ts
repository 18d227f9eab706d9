/**
 * What keeps storage from working, in words for whoever runs the site. `passing`: it may mend by itself (a server that is
 * away); otherwise a setting is wrong.
 */
export class StorageFault extends Error {
  override readonly name = "StorageFault";
  readonly passing: boolean;

  constructor({ text, passing }: { text: string; passing: boolean }, options?: ErrorOptions) {
    super(text, options);
    this.passing = passing;
  }
}
