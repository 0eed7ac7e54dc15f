/** `/s/:sessionId`: the participant's page. Finds who this tablet is; whoever is not known here goes to the code. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import type { Problem } from '../../shared/api/common.ts'
import { isPassing, problemMessage } from '../api/problemMessage.ts'
import { useLoaded } from '../api/useLoaded.ts'
import { Loading } from '../design/Loading.tsx'
import { tell, tellFailure } from '../design/toasts.ts'
import { Trouble } from '../errors/Trouble.tsx'
import { enterSession, useObserverToken } from './observerLink.ts'
import { ParticipantRoom } from './ParticipantRoom.tsx'

export function ParticipantPage() {
  const { sessionId = '' } = useParams()
  const observerToken = useObserverToken()
  const me = useLoaded(() => enterSession(sessionId, observerToken), `${sessionId} ${observerToken}`)
  if (me.state === 'loading') return <Loading />
  if (me.state === 'ready') return <ParticipantRoom key={sessionId} me={me.value} />
  if (isPassing(me.problem)) return <Trouble problem={me.problem} onRetry={me.reload} />
  return <ToTheCode problem={me.problem} />
}

/** Nobody that the session knows: no dead end, the code is all it takes.  @see docs/SPEC.md PT2 */
function ToTheCode({ problem }: { problem: Problem }) {
  const { t } = useTranslation('participant')
  const navigate = useNavigate()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; a change of language must not say it again.
  useEffect(() => {
    void navigate('/join', { replace: true })
    if (problem.code === 'wrong-observer-link') tellFailure(problemMessage(problem))
    else tell(t('unknownHere'))
  }, [])
  return <Loading />
}
