/** What a page shows in place of its content when it cannot: what happened, what is kept, what to do. */
import { Compass, LockKeyhole, RotateCw, TriangleAlert, WifiOff } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../shared/api/common.ts'
import { isPassing, problemMessage } from '../api/problemMessage.ts'
import { Button } from '../design/Button.tsx'
import { LinkButton } from '../design/LinkButton.tsx'
import styles from './Trouble.module.css'

/** How often a page that waits for the network or the server tries again by itself. */
const RETRY_MS = 3_000

/** A picture, a sentence and the way out. */
export function TroubleScreen(props: { picture: ReactNode; title: string; text: string; children?: ReactNode }) {
  return (
    <main className={styles.trouble}>
      <div className={styles.picture}>{props.picture}</div>
      <div role="alert" className={styles.words}>
        <h1>{props.title}</h1>
        <p className={styles.text}>{props.text}</p>
      </div>
      <div className={styles.acts}>{props.children}</div>
    </main>
  )
}

/** A problem of the API as a whole page. What may pass is tried again by itself. */
export function Trouble({ problem, onRetry }: { problem: Problem; onRetry(): void }) {
  const { t } = useTranslation('errors')
  const retry = useRef(onRetry)
  retry.current = onRetry
  const passes = isPassing(problem)
  useEffect(() => {
    if (!passes) return
    const timer = setInterval(() => retry.current(), RETRY_MS)
    return () => clearInterval(timer)
  }, [passes])

  const retryButton = (
    <Button variant="primary" size="large" icon={<RotateCw aria-hidden size={20} />} onPress={onRetry}>
      {t('retry')}
    </Button>
  )
  if (problem.status === 404) return <NothingHere />
  if (problem.status === 401 || problem.status === 403)
    return (
      <TroubleScreen
        picture={<LockKeyhole aria-hidden size={40} />}
        title={t('notSignedInTitle')}
        text={t('notSignedInText')}
      >
        <HomeLink />
      </TroubleScreen>
    )
  if (problem.code === 'network')
    return (
      <TroubleScreen picture={<WifiOff aria-hidden size={40} />} title={t('networkTitle')} text={t('networkText')}>
        {retryButton}
      </TroubleScreen>
    )
  if (problem.code === 'server-starting')
    return (
      <TroubleScreen picture={<RotateCw aria-hidden size={40} />} title={t('startingTitle')} text={t('startingText')}>
        {retryButton}
      </TroubleScreen>
    )
  return (
    <TroubleScreen
      picture={<TriangleAlert aria-hidden size={40} />}
      title={t('otherTitle')}
      text={`${problemMessage(problem)} ${t('otherText')}`}
    >
      {retryButton}
    </TroubleScreen>
  )
}

/** An address that leads nowhere. */
export function NothingHere() {
  const { t } = useTranslation('errors')
  return (
    <TroubleScreen picture={<Compass aria-hidden size={40} />} title={t('notFoundTitle')} text={t('notFoundText')}>
      <HomeLink />
    </TroubleScreen>
  )
}

function HomeLink() {
  const { t } = useTranslation('errors')
  return (
    <LinkButton to="/" variant="primary" size="large">
      {t('home')}
    </LinkButton>
  )
}
