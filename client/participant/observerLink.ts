/** The link of an observer, `/s/<id>#observer=<token>`: the token is exchanged for a cookie, and is gone from the address bar
 *  before anything else happens.  @see docs/SPEC.md JN12 */
import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { signInObserver } from '../api/auth.ts'
import { fetchMe, type Me } from '../api/me.ts'
import type { Answer } from '../api/request.ts'

/** The token in the fragment of the page's address, or null. */
const observerTokenOf = (hash: string): string | null => /^#observer=([^&\s]+)$/.exec(hash)?.[1] ?? null

/** The token of the link that was opened last on this page; null: none. */
export function useObserverToken(): string | null {
  const { hash, pathname } = useLocation()
  const navigate = useNavigate()
  const [token, setToken] = useState(() => observerTokenOf(hash))
  useEffect(() => {
    const found = observerTokenOf(hash)
    if (found === null) return
    setToken(found)
    void navigate(pathname, { replace: true })
  }, [hash, pathname, navigate])
  return token
}

/** Who this tablet is in a session. A participant stays one: their place, and what is not sent yet, would be lost. */
export async function enterSession(sessionId: string, observerToken: string | null): Promise<Answer<Me>> {
  const me = await fetchMe(sessionId)
  if (observerToken === null || (me.ok && me.value.participant.role === 'participant')) return me
  const watching = await signInObserver(observerToken)
  return watching.ok || !me.ok ? watching : me
}
