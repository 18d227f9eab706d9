/** The mark: a dial whose needle points up the road. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" fill="none" strokeLinecap="round" strokeWidth="3" className={className}>
      <path d="M7 22a10 10 0 1 1 18 0" stroke="currentColor" />
      <path d="M16 19 22.5 10.5" stroke="var(--accent-text)" />
      <circle cx="16" cy="19" r="2.6" fill="var(--accent-text)" />
    </svg>
  );
}
