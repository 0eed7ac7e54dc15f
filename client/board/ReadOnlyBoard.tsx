import { Maximize } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { IconButton } from '../design/IconButton.tsx'
import { Desk } from './desk.ts'
import type { People } from './people.ts'
import styles from './screen/BoardScreen.module.css'
import type { BoardScene } from './stage/boardScene.ts'
import { Stage } from './stage/Stage.tsx'

const NO_ACTS = { write: () => {}, openMenu: () => {} }

/** A saved board as it was: to look at, pan and zoom. Fills its nearest positioned ancestor. */
export function ReadOnlyBoard({ doc, people }: { doc: Y.Doc; people: People }) {
  const { t } = useTranslation('board')
  const { t: review } = useTranslation('review')
  const [desk, setDesk] = useState<Desk | null>(null)
  const [scene, setScene] = useState<BoardScene | null>(null)
  useEffect(() => {
    const awareness = new Awareness(doc)
    const made = new Desk({ doc, awareness, participant: '' })
    setDesk(made)
    return () => {
      setDesk(null)
      made.destroy()
      awareness.destroy()
    }
  }, [doc])
  useEffect(() => scene?.showAll({ isInstant: true }), [scene])
  if (desk === null) return null
  return (
    <>
      <Stage desk={desk} people={people} acts={NO_ACTS} onScene={setScene} />
      {desk.store.cardCount === 0 && (
        <div className={styles.empty}>
          <p>{review('emptyBoard')}</p>
        </div>
      )}
      <div className={styles.tools}>
        <IconButton size="large" label={t('showAll')} onPress={() => scene?.showAll()}>
          <Maximize aria-hidden size={22} />
        </IconButton>
      </div>
    </>
  )
}
