import { Camera, LockOpen, Pencil, Projector } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../api/problemMessage.ts'
import { reopenSession } from '../api/sessions.ts'
import { Button } from '../design/Button.tsx'
import { classNames } from '../design/classNames.ts'
import { LinkButton } from '../design/LinkButton.tsx'
import { tell, tellFailure } from '../design/toasts.ts'
import { RewordDialog } from './RewordDialog.tsx'
import styles from './SessionPage.module.css'
import type { Room } from './useRoom.ts'

/** Characters. Past it the question would push the next act off a tablet's screen. */
const LONG_QUESTION = 200

interface AimPanelProps {
  room: Room
  /** Of the iteration that would be saved now. */
  nextNumber: number
  onSaveIteration(): void
}

/** What the room works on, and the one big act that comes next. */
export function AimPanel({ room, nextNumber, onSaveIteration }: AimPanelProps) {
  const { t } = useTranslation('facilitator')
  const [isRewording, setIsRewording] = useState(false)
  return (
    <section className={styles.aim} aria-label={t('question')}>
      <div className={styles.sticky}>
        <div className={styles.block}>
          <h2 className={styles.kicker}>{t('question')}</h2>
          <p className={styles.question} data-long={room.question.length > LONG_QUESTION ? true : undefined}>
            {room.question}
          </p>
          {room.status === 'open' && (
            <Button
              variant="quiet"
              className={styles.reword ?? ''}
              icon={<Pencil aria-hidden size={18} />}
              onPress={() => setIsRewording(true)}
            >
              {t('reword')}
            </Button>
          )}
        </div>
        <NextAct room={room} nextNumber={nextNumber} onSaveIteration={onSaveIteration} />
      </div>
      {isRewording && <RewordDialog what="question" room={room} onClose={() => setIsRewording(false)} />}
    </section>
  )
}

function NextAct({ room, nextNumber, onSaveIteration }: AimPanelProps) {
  const { t } = useTranslation('facilitator')
  if (room.status === 'closed') return <ClosedNote sessionId={room.record.id} />
  const isEmpty = room.people.length === 0
  return (
    <div className={styles.next}>
      <h3>{isEmpty ? t('nextDoorTitle') : t('saveTitle', { number: nextNumber })}</h3>
      <p>{isEmpty ? t('nextDoorText') : t('nextSaveText')}</p>
      {isEmpty && (
        <LinkButton
          to={`/sessions/${room.record.id}/projector`}
          target="_blank"
          variant="primary"
          size="large"
          icon={<Projector aria-hidden size={22} />}
        >
          {t('project')}
        </LinkButton>
      )}
      <Button
        variant={isEmpty ? 'quiet' : 'primary'}
        size={isEmpty ? 'medium' : 'large'}
        icon={<Camera aria-hidden size={22} />}
        onPress={onSaveIteration}
      >
        {isEmpty ? t('saveIteration') : t('save')}
      </Button>
    </div>
  )
}

function ClosedNote({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation('facilitator')
  const [isPending, setIsPending] = useState(false)
  const reopen = async () => {
    setIsPending(true)
    const answer = await reopenSession(sessionId)
    setIsPending(false)
    if (answer.ok) tell(t('reopened'))
    else tellFailure(problemMessage(answer.problem))
  }
  return (
    <div className={classNames(styles.next, styles.closedNote)}>
      <h3>{t('closedTitle')}</h3>
      <p>{t('closedText')}</p>
      <Button icon={<LockOpen aria-hidden size={20} />} isPending={isPending} onPress={() => void reopen()}>
        {t('reopen')}
      </Button>
    </div>
  )
}
