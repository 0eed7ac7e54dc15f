/** Whether a page's origin is the host that it asks. Browsers name the origin with every command and every WebSocket; a page
 *  of another host must not act with this person's cookies.  @see docs/SPEC.md HT4 */

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' }

/** Host and port alike; a port that is the scheme's own may be left out.
 *  @param origin the Origin header. @param host the Host header. */
export function isSameHost(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, host: originHost } = new URL(origin)
  const defaultPort = DEFAULT_PORTS[protocol]
  if (defaultPort === undefined) return false
  const asked = host.toLowerCase()
  return originHost === (asked.endsWith(`:${defaultPort}`) ? asked.slice(0, -defaultPort.length - 1) : asked)
}
