/** Whether a page's origin is the host that it asks. Browsers name the origin with every command and every WebSocket; a page
 *  of another host must not act with this person's cookies. Asked by the API and by the door of the sync rooms.
 *  @see docs/SPEC.md HT4 */

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' }

interface OriginOptions {
  /** Believes X-Forwarded-Host; only behind a proxy that sets it. */
  trustProxy: boolean
}

/** @param header gives a header of the request by its lower-case name.
 *  @returns null when the request names no origin: it comes from no page. */
export function isOwnOrigin(
  header: (name: string) => string | undefined,
  { trustProxy }: OriginOptions,
): boolean | null {
  const origin = header('origin')
  if (origin === undefined) return null
  // Each proxy on the way adds the host that it was asked for; the first is the one that the page knows.
  const forwarded = trustProxy ? header('x-forwarded-host')?.split(',')[0]?.trim() : undefined
  return isSameHost(origin, forwarded ?? header('host') ?? '')
}

/** Host and port alike; a port that is the scheme's own may be left out. */
function isSameHost(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, host: originHost } = new URL(origin)
  const defaultPort = DEFAULT_PORTS[protocol]
  if (defaultPort === undefined) return false
  const asked = host.toLowerCase()
  return originHost === (asked.endsWith(`:${defaultPort}`) ? asked.slice(0, -defaultPort.length - 1) : asked)
}
