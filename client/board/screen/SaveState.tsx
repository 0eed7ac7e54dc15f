/** Whether what this person wrote on this tablet, on whichever board, is on the server's disk. Never says more than is known.
 *  @see docs/SPEC.md CS1, CS14, CS16, CS19 */
import { Check, CloudAlert, CloudOff, LoaderCircle } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../design/classNames.ts'
import { Dialog } from '../../design/Dialog.tsx'
import type { OpenBoardState } from '../../sync/openBoard.ts'
import { useUnsaved } from '../../sync/useUnsaved.ts'
import styles from './SaveState.module.css'

/** An ack comes back within a tenth of a second: while somebody types, the word would flicker with each letter. */
const SETTLED_AFTER_MS = 300

export function SaveState({ board, participant }: { board: OpenBoardState; participant: string }) {
  const { t } = useTranslation('board')
  const { saveStatus, connection } = board
  const { cards: count, areKept } = useUnsaved(participant)
  const [isExplained, setIsExplained] = useState(false)
  const isSaved = useLasting(saveStatus === 'saved' && count === 0, SETTLED_AFTER_MS)
  if (saveStatus === 'offline' || saveStatus === 'late') {
    const network = saveStatus === 'late' ? 'slow' : 'offline'
    const Drawing = areKept ? CloudOff : CloudAlert
    const kept = count === 0 ? t(`save.nothingLeft.${network}`) : t(`save.left.${network}`, { count })
    return (
      <span role="status">
        <button
          type="button"
          className={classNames(styles.state, styles.offline)}
          aria-haspopup="dialog"
          onClick={() => setIsExplained(true)}
        >
          <Drawing aria-hidden size={18} />
          <span>{areKept ? kept : t('save.unkept')}</span>
        </button>
        <Dialog title={kept} isOpen={isExplained} onClose={() => setIsExplained(false)} shape="sheet">
          <p>{t(`save.explain.${areKept ? network : 'unkept'}`)}</p>
          <p>{t('save.explain.stay')}</p>
        </Dialog>
      </span>
    )
  }
  const word = isSaved ? 'save.saved' : connection === 'connecting' ? 'save.connecting' : 'save.saving'
  return (
    <span role="status" className={classNames(styles.state, isSaved ? styles.saved : styles.saving)}>
      {isSaved ? <Check aria-hidden size={18} /> : <LoaderCircle aria-hidden size={18} />}
      <span className={styles.long}>{t(word)}</span>
    </span>
  )
}

/** Whether something has been so for some time. */
function useLasting(isSo: boolean, forMs: number): boolean {
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    if (!isSo) return setLasts(false)
    const timer = setTimeout(() => setLasts(true), forMs)
    return () => clearTimeout(timer)
  }, [isSo, forMs])
  return lasts
}
