import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import type { Desk } from '../desk.ts'
import type { People } from '../people.ts'
import { CardRow } from './CardRow.tsx'
import styles from './CardRows.module.css'
import { useBoardVersion } from './useDesk.ts'

/** The cards in the bin, and the way back for each. */
export function BinPanel({
  desk,
  people,
  mayEdit,
  onClose,
}: {
  desk: Desk
  people: People
  mayEdit: boolean
  onClose(): void
}) {
  const { t } = useTranslation('board')
  useBoardVersion(desk)
  const { binned } = desk.store
  return (
    <Dialog title={t('binPanel.title')} isOpen onClose={onClose} shape="sheet">
      {binned.length === 0 && <p className={styles.empty}>{t('binPanel.empty')}</p>}
      <div className={styles.rows}>
        {binned.map((card) => (
          <CardRow key={card.id} card={card} people={people}>
            {mayEdit && (
              <Button icon={<Undo2 aria-hidden size={20} />} onPress={() => desk.restore([card.id])}>
                {t('binPanel.restore')}
              </Button>
            )}
          </CardRow>
        ))}
      </div>
    </Dialog>
  )
}
