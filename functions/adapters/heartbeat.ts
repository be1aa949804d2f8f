const TIMEOUT_MILLISECONDS = 5000

/** Tells a watcher outside that all is well, by one GET; without an address nobody watches, and it answers `false`. */
export const heartbeatTo = (url: string | undefined) => async (): Promise<boolean> => {
  if (!url) return false
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) })).ok
  } catch {
    return false
  }
}
