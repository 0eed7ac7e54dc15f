/** The phone's first view: write and send, and what one has written. A phone held upright is no place to arrange cards. */
import type { Desk } from '../board/desk.ts'
import type { People } from '../board/people.ts'
import { useDeskState } from '../board/screen/useDesk.ts'
import type { OpenBoardState } from '../sync/openBoard.ts'
import { CardForm } from './CardForm.tsx'
import { MyCards } from './MyCards.tsx'
import styles from './PhoneWriting.module.css'
import { RewordSheet } from './RewordSheet.tsx'

interface PhoneWritingProps {
  desk: Desk
  boardId: string
  people: People
  opened: OpenBoardState
  mayEdit: boolean
  isClosed: boolean
  /** Shows one card on the board. */
  onShow(id: string): void
}

export function PhoneWriting({ desk, boardId, people, opened, mayEdit, isClosed, onShow }: PhoneWritingProps) {
  const { writing } = useDeskState(desk)
  return (
    <div className={styles.view}>
      <CardForm desk={desk} boardId={boardId} opened={opened} mayEdit={mayEdit} isClosed={isClosed} />
      <MyCards desk={desk} people={people} opened={opened} mayEdit={mayEdit} onShow={onShow} />
      {writing !== null && (
        <RewordSheet
          desk={desk}
          id={writing}
          onShow={() => {
            desk.stopWriting()
            onShow(writing)
          }}
        />
      )}
    </div>
  )
}
