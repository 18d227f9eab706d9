import clsx from "clsx";
import type { ComponentProps } from "react";

export type ButtonLook = { variant?: "primary" | "secondary" | "quiet" | "danger"; size?: "normal" | "small" | "icon" };

const VARIANT = {
  primary: "bg-accent text-on-accent font-semibold hover:bg-accent-hover",
  secondary: "border border-line bg-raised text-text hover:border-muted",
  quiet: "text-text hover:bg-raised",
  danger: "border border-danger/60 text-danger hover:bg-danger-surface",
} as const;
const SIZE = {
  normal: "min-h-11 px-4 text-base",
  small: "min-h-10 px-3 text-sm",
  icon: "size-11",
} as const;

/** The look of a button, also for links that act like one. */
export function buttonClass({ variant = "secondary", size = "normal" }: ButtonLook = {}, extra?: string): string {
  return clsx(
    "inline-flex shrink-0 select-none items-center justify-center gap-2 rounded-lg transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50",
    VARIANT[variant],
    SIZE[size],
    extra,
  );
}

export function Button({ variant, size, className, ...rest }: ComponentProps<"button"> & ButtonLook) {
  return <button type="button" {...rest} className={buttonClass({ variant, size }, className)} />;
}
