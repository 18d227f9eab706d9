import { z } from "zod";

/** Deletes everything of a person: `confirm` is what they typed, their address or "delete". */
export const eraseAccountSchema = z.object({ confirm: z.string().max(320) });

/** What is being deleted, besides everything that is kept here. */
export const erasureSchema = z.object({
  /** The sign-in itself: deleted too; or it stays, as this server may not delete it; or there is none (local mode). */
  signIn: z.enum(["deleted", "stays", "none"]),
});
export type Erasure = z.infer<typeof erasureSchema>;

/** A public link that works, of one of a person's renders. */
const liveShareSchema = z.object({
  token: z.string(),
  url: z.url(),
  renderId: z.uuid(),
  /** The render's. */
  title: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type LiveShare = z.infer<typeof liveShareSchema>;
export const liveShareListSchema = z.object({ shares: z.array(liveShareSchema) });

/** A finished film, until when it is kept, and its public link where it has one. */
export type KeptFilm = {
  readonly renderId: string;
  readonly title: string;
  readonly expiresAt: string;
  readonly extendable: boolean;
  readonly shareUrl: string | null;
};
/** The first of them, and how many more there are. */
export type KeptFilms = { readonly films: readonly KeptFilm[]; readonly more: number };
