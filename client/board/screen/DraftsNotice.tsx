/** Texts that could not be saved, and what to do with them.  @see docs/SPEC.md CS12, CS18 */
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import { copyText } from '../../design/copyText.ts'
import { Dialog } from '../../design/Dialog.tsx'
import { tell } from '../../design/toasts.ts'
import { type Draft, draftsOf, dropDraft, subscribeToDrafts } from '../../sync/drafts.ts'
import { readCardText } from '../model/cardText.ts'
import type { People } from '../people.ts'
import { CardRow } from './CardRow.tsx'
import styles from './DraftsNotice.module.css'
import { Notice } from './Notice.tsx'

/** Reasons that mean something to a person; the others are faults of ours. */
const TOLD = ['locked', 'session-closed', 'epoch-changed', 'not-allowed', 'not-signed-in', 'too-large'] as const

interface DraftsNoticeProps {
  participant: string
  people: People
  /** The board on screen. */
  boardId: string
  /** Every board that there is. */
  boards: readonly { id: string; title: string }[]
  /** The board is paused: what came too late can be put back when it is opened again. */
  isLocked: boolean
  /** Says whether a card was made; null while nothing may be put on the board. */
  onPutBack: ((draft: Draft) => boolean) | null
  /** Goes to another board; null: nowhere. */
  onGo: ((boardId: string) => void) | null
}

export function DraftsNotice({ participant, people, boardId, boards, isLocked, onPutBack, onGo }: DraftsNoticeProps) {
  const { t } = useTranslation('board')
  const [isOpen, setIsOpen] = useState(false)
  /** The card that its writer wants to let go: asked once more, for nothing brings it back. */
  const [dropping, setDropping] = useState<string | null>(null)
  const drafts = useSyncExternalStore(subscribeToDrafts, () => draftsOf(participant))
  if (drafts.length === 0) return null
  const copy = async (text: string): Promise<void> => {
    if (await copyText(text)) tell(t('drafts.copied'))
  }
  return (
    <>
      <Notice tone="warning">
        <span>
          <strong>{t('drafts.title', { count: drafts.length })}.</strong> {t('drafts.text')}
        </span>
        <Button onPress={() => setIsOpen(true)}>{t('drafts.open')}</Button>
      </Notice>
      <Dialog
        title={t('drafts.title', { count: drafts.length })}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        shape="sheet"
      >
        {drafts.map((draft) => (
          <div key={draft.cardId} className={styles.draft}>
            <p>
              {t(`drafts.because.${TOLD.find((known) => known === draft.reason) ?? 'other'}`)}
              {isLocked && ` ${t('drafts.later')}`}
            </p>
            <CardRow card={{ ...draft, author: participant }} people={people} />
            <div className={styles.acts}>
              <WayBack
                other={boards.find(({ id }) => id === draft.boardId && id !== boardId)}
                onPutBack={
                  onPutBack !== null && readCardText(draft.text).ok
                    ? () => onPutBack(draft) && dropDraft(participant, draft.cardId)
                    : null
                }
                onGo={onGo}
              />
              <Button onPress={() => void copy(draft.text)}>{t('drafts.copy')}</Button>
              {dropping !== draft.cardId && (
                <Button variant="quiet" onPress={() => setDropping(draft.cardId)}>
                  {t('drafts.drop')}
                </Button>
              )}
            </div>
            {dropping === draft.cardId && (
              <div className={styles.acts}>
                <p>{t('drafts.sure')}</p>
                <Button autoFocus onPress={() => setDropping(null)}>
                  {t('drafts.keep')}
                </Button>
                <Button variant="danger" onPress={() => dropDraft(participant, draft.cardId)}>
                  {t('drafts.erase')}
                </Button>
              </div>
            )}
          </div>
        ))}
      </Dialog>
    </>
  )
}

interface WayBackProps {
  /** Another board, that the text came from; undefined: this one, or one that is no more. */
  other: { id: string; title: string } | undefined
  onPutBack: (() => void) | null
  onGo: ((boardId: string) => void) | null
}

/** A text goes back to the board that it came from. */
function WayBack({ other, onPutBack, onGo }: WayBackProps) {
  const { t } = useTranslation('board')
  if (other !== undefined)
    return (
      onGo !== null && (
        <Button variant="primary" onPress={() => onGo(other.id)}>
          {t('drafts.go', { board: other.title })}
        </Button>
      )
    )
  return (
    onPutBack !== null && (
      <Button variant="primary" onPress={onPutBack}>
        {t('drafts.putBack')}
      </Button>
    )
  )
}
