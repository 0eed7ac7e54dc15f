/** A board on screen for facilitators: bar, stage, tools, panels, and every state it can be in. The participant's page puts
 *  the same parts together with a bar of its own. */
import type { ReactNode } from 'react'
import { BoardBody } from './screen/BoardBody.tsx'
import { BoardNotices } from './screen/BoardNotices.tsx'
import styles from './screen/BoardScreen.module.css'
import { SaveState } from './screen/SaveState.tsx'
import { type BoardOnScreenOptions, useBoardOnScreen } from './screen/useBoardOnScreen.ts'

export interface BoardScreenProps extends BoardOnScreenOptions {
  /** Stands at the start of the bar: the way back, the choice of board. */
  start: ReactNode
  /** Stands before the save state: a menu. */
  end?: ReactNode
  onGoToBoard(boardId: string): void
}

export function BoardScreen({ start, end, onGoToBoard, ...options }: BoardScreenProps) {
  const onScreen = useBoardOnScreen(options)
  const { board, room, me } = options
  return (
    <div className={styles.screen}>
      <header className={styles.bar}>
        {start}
        <h1 className={styles.title}>{board.title}</h1>
        <p className={styles.question}>{room.session?.question}</p>
        {end}
        {onScreen.opened && <SaveState board={onScreen.opened} participant={me.id} />}
      </header>
      <BoardNotices
        participant={me.id}
        boardId={board.id}
        boards={room.boards}
        onScreen={onScreen}
        onGo={onGoToBoard}
      />
      <main className={styles.board}>
        <BoardBody onScreen={onScreen} />
      </main>
    </div>
  )
}
