/** `/`: for who facilitates, programmes and sessions; for everyone else, "enter the code".
 *  `/#facilitator=<token>` signs in, and the token is gone from the address bar before anything else happens. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import type { SignedIn } from '../../shared/api/auth.ts'
import { fetchSignedIn, signInFacilitator } from '../api/auth.ts'
import { isPassing } from '../api/problemMessage.ts'
import type { Answer } from '../api/request.ts'
import { PageHeader } from '../design/Brand.tsx'
import { Button } from '../design/Button.tsx'
import { Loading } from '../design/Loading.tsx'
import { usePageTitle } from '../design/usePageTitle.ts'
import { Trouble } from '../errors/Trouble.tsx'
import styles from './CodeScreen.module.css'
import { CodeScreen } from './CodeScreen.tsx'
import { ComeBack, openSeats } from './ComeBack.tsx'
import { FacilitatorSignIn } from './FacilitatorSignIn.tsx'
import { tokenOfHash } from './facilitatorToken.ts'

const ProgrammesPage = lazy(() =>
  import('../facilitator/ProgrammesPage.tsx').then((module) => ({ default: module.ProgrammesPage })),
)

export function StartPage() {
  const { hash } = useLocation()
  const navigate = useNavigate()
  const [token, setToken] = useState(() => tokenOfHash(hash))
  const [who, setWho] = useState<Answer<SignedIn> | null>(null)
  const [isTokenWrong, setIsTokenWrong] = useState(false)
  const [round, setRound] = useState(0)

  useEffect(() => {
    const found = tokenOfHash(hash)
    if (found === null) return
    setToken(found)
    void navigate('/', { replace: true })
  }, [hash, navigate])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for another attempt.
  useEffect(() => {
    let isCurrent = true
    void identify(token).then(({ answer, isWrong }) => {
      if (!isCurrent) return
      setIsTokenWrong(isWrong)
      setWho(answer)
    })
    return () => {
      isCurrent = false
    }
  }, [token, round])

  if (who === null) return <Loading />
  if (!who.ok) return <Trouble problem={who.problem} onRetry={() => setRound(round + 1)} />
  if (who.value.isFacilitator)
    return (
      <Suspense fallback={<Loading />}>
        <ProgrammesPage />
      </Suspense>
    )
  return (
    <ParticipantStart
      signedIn={who.value}
      isTokenWrong={isTokenWrong}
      onSignedIn={(value) => setWho({ ok: true, value })}
    />
  )
}

/** Signs in with the token when there is one; who this browser is otherwise, or when the token is refused. */
async function identify(token: string | null) {
  if (token !== null) {
    const answer = await signInFacilitator(token)
    if (answer.ok || isPassing(answer.problem)) return { answer, isWrong: false }
    return { answer: await fetchSignedIn(), isWrong: true }
  }
  return { answer: await fetchSignedIn(), isWrong: false }
}

interface ParticipantStartProps {
  signedIn: SignedIn
  /** The page was opened with a facilitator link that does not hold. */
  isTokenWrong: boolean
  onSignedIn(signedIn: SignedIn): void
}

function ParticipantStart({ signedIn, isTokenWrong, onSignedIn }: ParticipantStartProps) {
  const { t } = useTranslation('join')
  usePageTitle(t('pageTitle'))
  const navigate = useNavigate()
  const [isSigningIn, setIsSigningIn] = useState(isTokenWrong)
  const seats = openSeats(signedIn)
  return (
    <>
      <PageHeader />
      <CodeScreen
        before={seats.length > 0 && <ComeBack seats={seats} />}
        refusal={null}
        onCode={(code) => void navigate(`/join#${code}`)}
      >
        <Button variant="quiet" className={styles.quiet ?? ''} onPress={() => setIsSigningIn(true)}>
          {t('facilitate')}
        </Button>
      </CodeScreen>
      <FacilitatorSignIn
        isOpen={isSigningIn}
        isTokenWrong={isTokenWrong}
        onClose={() => setIsSigningIn(false)}
        onSignedIn={onSignedIn}
      />
    </>
  )
}
