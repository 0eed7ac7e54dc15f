import { useTranslation } from 'react-i18next'
import type { SignedIn } from '../../shared/api/auth.ts'
import { LinkButton } from '../design/LinkButton.tsx'
import styles from './ComeBack.module.css'

type Seat = SignedIn['seats'][number]

/** Seats that a person would go on in: theirs as a participant, of sessions that are open. */
export const openSeats = (signedIn: SignedIn): Seat[] =>
  signedIn.seats.filter((seat) => seat.session.status === 'open' && seat.participant.role === 'participant')

/** "Continue as Loutre bleue", one tap, for each place that this tablet still holds. */
export function ComeBack({ seats }: { seats: Seat[] }) {
  const { t } = useTranslation('join')
  return (
    <section className={styles.seats} aria-label={t('comeBackTitle')}>
      {seats.map(({ session, participant }) => (
        <div key={participant.id}>
          <p className={styles.session}>{session.title}</p>
          <LinkButton to={`/s/${session.id}`} variant="primary" size="large" isWide>
            {t('continueAs', { name: participant.name })}
          </LinkButton>
        </div>
      ))}
    </section>
  )
}
