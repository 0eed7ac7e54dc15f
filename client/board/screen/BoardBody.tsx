import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../desk.ts'
import styles from './BoardScreen.module.css'
import { BoardTable } from './BoardTable.tsx'
import { Refused } from './Refused.tsx'
import { TakenCard } from './TakenCard.tsx'
import type { BoardOnScreen } from './useBoardOnScreen.ts'

interface BoardBodyProps {
  onScreen: BoardOnScreen
  /** Another view on the loaded board, in place of the stage. */
  renderView?: ((desk: Desk) => ReactNode) | undefined
}

/** What fills the screen below the bar: the board, or why it is not there. */
export function BoardBody({ onScreen: { opened, desk, people, template, mayEdit }, renderView }: BoardBodyProps) {
  const { t } = useTranslation('board')
  if (opened?.refusal != null) return <Refused reason={opened.refusal} />
  if (desk === null || !opened?.isLoaded)
    return (
      <p className={styles.loading} role="status">
        {t('state.loading')}
      </p>
    )
  return (
    <>
      {renderView ? (
        renderView(desk)
      ) : (
        <BoardTable
          desk={desk}
          people={people}
          templateId={template}
          mayEdit={mayEdit}
          pendingCards={opened.pendingCards}
        />
      )}
      <TakenCard desk={desk} />
    </>
  )
}
