import { Link2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { IterationWithKey } from '../../shared/api/iterations.ts'
import { copyText } from '../design/copyText.ts'
import { IconButton } from '../design/IconButton.tsx'
import { tell } from '../design/toasts.ts'
import { displayLocale } from '../i18n/i18n.ts'
import { useTabletOrigin } from '../projector/tabletOrigin.tsx'
import styles from './IterationList.module.css'
import { reviewLink } from './links.ts'

/** The session's iterations, the newest first, each with its review link. */
export function IterationList({ iterations }: { iterations: IterationWithKey[] }) {
  const { t } = useTranslation('facilitator')
  const { origin } = useTabletOrigin()
  return (
    <section className={styles.panel}>
      <h2>{t('iterationsTitle')}</h2>
      {iterations.length === 0 && <p className={styles.muted}>{t('noIteration')}</p>}
      <ol className={styles.list} reversed>
        {iterations.toReversed().map((iteration) => (
          <li key={iteration.id}>
            <IterationRow iteration={iteration} origin={origin} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function IterationRow({ iteration, origin }: { iteration: IterationWithKey; origin: string }) {
  const { t } = useTranslation('facilitator')
  const savedAt = new Date(iteration.createdAt).toLocaleString(displayLocale(), {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  const cards = iteration.boards.reduce((total, board) => total + board.cards, 0)
  const copy = async () => {
    if (await copyText(reviewLink(origin, iteration))) tell(t('linkCopied'))
  }
  return (
    <div className={styles.item}>
      <Link to={`/review/${iteration.id}#${iteration.reviewKey}`} className={styles.link}>
        <strong>{t('iteration', { number: iteration.number })}</strong>
        {iteration.note !== '' && <span className={styles.note}>{iteration.note}</span>}
        <span className={styles.facts}>
          {savedAt} · {t('cards', { count: cards })}
          {iteration.trigger !== 'facilitator' && ` · ${t(`trigger.${iteration.trigger}`)}`}
        </span>
      </Link>
      <IconButton label={t('copyReviewLink', { number: iteration.number })} onPress={() => void copy()}>
        <Link2 aria-hidden size={22} />
      </IconButton>
    </div>
  )
}
