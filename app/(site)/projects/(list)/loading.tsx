export default function Loading() {
  return (
    <main id="main" aria-busy="true" className="mx-auto max-w-7xl px-4 py-6">
      <p className="text-muted">Loading your projects…</p>
    </main>
  );
}
