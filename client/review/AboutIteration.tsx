import { CircleCheck, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Iteration } from '../../shared/api/iterations.ts'
import { Button } from '../design/Button.tsx'
import { displayLocale } from '../i18n/i18n.ts'
import styles from './ReviewPage.module.css'
import { shortHash } from './shortHash.ts'
import type { LoadedBoard } from './useSavedBoard.ts'

/** What stands beside a saved board: question, note, when and who, and the proof that it is what was saved. */
export function AboutIteration({ iteration, board }: { iteration: Iteration; board: LoadedBoard }) {
  const { t } = useTranslation('review')
  const date = new Date(iteration.createdAt).toLocaleString(displayLocale(), { dateStyle: 'long', timeStyle: 'short' })
  const cards = iteration.boards.reduce((total, { cards: count }) => total + count, 0)
  return (
    <aside className={styles.about} aria-label={t('details')}>
      <div className={styles.story}>
        <div className={styles.block}>
          <h2 className={styles.kicker}>{t('question')}</h2>
          <p className={styles.question}>{iteration.question}</p>
        </div>
        <div className={styles.block}>
          <h2 className={styles.kicker}>{t('note')}</h2>
          <p className={styles.noteText}>{iteration.note || <span className={styles.muted}>{t('noNote')}</span>}</p>
        </div>
        <div className={styles.block}>
          <p>
            {t('saved', { date })} {t(`trigger.${iteration.trigger}`)}
          </p>
          <p className={styles.muted}>{t('cards', { count: cards })}</p>
        </div>
      </div>
      <Fingerprint iteration={iteration} board={board} />
    </aside>
  )
}

function Fingerprint({ iteration, board }: { iteration: Iteration; board: LoadedBoard }) {
  const { t } = useTranslation('review')
  const [isFull, setIsFull] = useState(false)
  const show = (hash: string) => (isFull ? hash : shortHash(hash))
  const verdict = board.state !== 'ready' ? 'checking' : board.value.isAsSaved ? 'identical' : 'different'
  const pictures = {
    checking: <LoaderCircle aria-hidden size={22} />,
    identical: <CircleCheck aria-hidden size={22} />,
    different: <TriangleAlert aria-hidden size={22} />,
  }
  return (
    <div className={styles.proof}>
      <p className={styles.verdict} data-verdict={verdict} role="status">
        {pictures[verdict]}
        {t(verdict)}
      </p>
      {verdict === 'different' && <p>{t('differentText')}</p>}
      <h2 className={styles.kicker}>{t('fingerprint')}</h2>
      <p className={styles.hash}>{show(iteration.contentHash)}</p>
      {board.state === 'ready' && (
        <>
          <h2 className={styles.kicker}>{t('boardFingerprint')}</h2>
          <p className={styles.hash}>{show(board.value.hash)}</p>
        </>
      )}
      <p className={styles.muted}>{t('fingerprintText')}</p>
      <Button variant="quiet" className={styles.expand ?? ''} onPress={() => setIsFull(!isFull)}>
        {isFull ? t('short') : t('full')}
      </Button>
    </div>
  )
}
