/** Links to give away. Their secrets stand in the fragment, which no server and no log sees. */

/** @param origin such as `http://192.168.1.20:8700`. */
export const joinLink = (origin: string, code: string): string => `${origin}/join#${code}`

export const reviewLink = (origin: string, iteration: { id: string; reviewKey: string }): string =>
  `${origin}/review/${iteration.id}#${iteration.reviewKey}`

export const observerLink = (origin: string, sessionId: string, token: string): string =>
  `${origin}/s/${sessionId}#observer=${token}`

/** Whether other devices cannot reach this address: it means "this machine" on each of them. */
export function isOnlyThisMachine(origin: string): boolean {
  const { hostname } = new URL(origin)
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname)
}
