/** What the provider needs from the world: sockets, time, chance, and word that the network may be back.
 *  Tests give their own. */

/** The part of a WebSocket that the provider uses. */
export interface SyncSocket {
  binaryType: string
  readonly readyState: number
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  onerror: (() => void) | null
  send(bytes: Uint8Array): void
  close(): void
}
export const SOCKET_OPEN = 1

export interface SyncEnvironment {
  openSocket(url: string): SyncSocket
  now(): number
  /** Runs once after a delay. Returns the way to call it off. */
  setTimer(run: () => void, delayMs: number): () => void
  /** In [0, 1). */
  random(): number
  /** Tells when the page woke up or the network came back. Returns the way to stop. */
  onWake(listener: () => void): () => void
}

export const browserEnvironment: SyncEnvironment = {
  openSocket: (url) => new WebSocket(url) as unknown as SyncSocket,
  now: () => Date.now(),
  setTimer: (run, delayMs) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
  onWake: (listener) => {
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') listener()
    }
    window.addEventListener('online', listener)
    window.addEventListener('pageshow', listener)
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      window.removeEventListener('online', listener)
      window.removeEventListener('pageshow', listener)
      document.removeEventListener('visibilitychange', onVisible)
    }
  },
}

/** `ws(s)://<this host>`. */
export const syncServerUrl = (): string => location.origin.replace(/^http/, 'ws')
