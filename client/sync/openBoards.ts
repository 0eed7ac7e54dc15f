/** Every board that this page has open: each once, however many components show it, and unseen those with cards that are not
 *  on the server's disk yet, until they are. Who goes from one board to another strands nothing behind.
 *  @see docs/SPEC.md CS14 */
import { parseDocName } from '../../shared/protocol/docNames.ts'
import { copiesOf, pendingCardsOf } from './copyList.ts'
import { browserEnvironment, type SyncEnvironment } from './environment.ts'
import { type BoardAddress, OpenBoard } from './openBoard.ts'

/** What this tablet still owes the server of one participant, on all boards. */
export interface Unsaved {
  cards: number
  /** Whether all of it is written to the tablet, so that it survives a reload. */
  areKept: boolean
}

interface Entry {
  address: BoardAddress
  board: OpenBoard
  /** Components that show it. */
  holders: number
}

const NOTHING_UNSAVED: Unsaved = { cards: 0, areKept: true }

export class OpenBoards {
  readonly #environment: SyncEnvironment
  readonly #entries = new Map<string, Entry>()
  readonly #listeners = new Set<() => void>()
  readonly #unsaved = new Map<string, Unsaved>()

  constructor(environment: SyncEnvironment = browserEnvironment) {
    this.#environment = environment
  }

  /** Shows a board, and uploads in the background what this participant left unsaved on others.
   *  @returns the board with the way to let go of it. */
  hold(address: BoardAddress): { board: OpenBoard; release: () => void } {
    const entry = this.#enter(address)
    if (entry.holders++ === 0) entry.board.setPresent(true)
    this.uploadLeft(address.participant, address.as)
    return { board: entry.board, release: () => this.#release(entry) }
  }

  /** Opens, unseen, the boards on which earlier page loads left cards unsaved. */
  uploadLeft(participant: string, as: BoardAddress['as']): void {
    // Of two copies of one board the newer is opened, which sees to the older.
    const copies = copiesOf(participant).sort((a, b) => b.epoch - a.epoch)
    for (const copy of copies) {
      const boardId = parseDocName(copy.docName)!.id
      const isOpen = this.#entries.has(keyOf({ boardId, participant }))
      if (!isOpen && pendingCardsOf(copy).size > 0) this.#enter({ boardId, epoch: copy.epoch, participant, as })
    }
  }

  /** Lets go of a participant's boards, saved or not: the tablet forgets them. */
  closeBoardsOf(participant: string): void {
    for (const board of this.#takeBoardsOf(participant)) board.dispose()
    this.#tell()
  }

  /** Lets go of the boards of a participant who is not signed in any more; what is unsaved becomes drafts. */
  retireBoardsOf(participant: string): void {
    for (const board of this.#takeBoardsOf(participant)) board.retire('not-signed-in')
    this.#tell()
  }

  /** The same object until something changes. */
  unsavedOf(participant: string): Unsaved {
    const unsaved = this.#countUnsaved(participant)
    const known = this.#unsaved.get(participant) ?? NOTHING_UNSAVED
    if (known.cards === unsaved.cards && known.areKept === unsaved.areKept) return known
    this.#unsaved.set(participant, unsaved)
    return unsaved
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #enter(address: BoardAddress): Entry {
    const key = keyOf(address)
    const known = this.#entries.get(key)
    if (known?.address.epoch === address.epoch) return known
    known?.board.retire('epoch-changed')
    const entry = { address, board: new OpenBoard(address, this.#environment), holders: 0 }
    this.#entries.set(key, entry)
    entry.board.subscribe(() => {
      this.#closeIfDone(entry)
      this.#tell()
    })
    return entry
  }

  #takeBoardsOf(participant: string): OpenBoard[] {
    const entries = [...this.#entries].filter(([, { address }]) => address.participant === participant)
    for (const [key] of entries) this.#entries.delete(key)
    return entries.map(([, { board }]) => board)
  }

  #release(entry: Entry): void {
    entry.holders--
    if (entry.holders > 0) return
    entry.board.setPresent(false)
    this.#closeIfDone(entry)
    this.#tell()
  }

  #closeIfDone(entry: Entry): void {
    if (entry.holders > 0 || entry.board.state.pendingCards.size > 0) return
    if (this.#entries.get(keyOf(entry.address)) === entry) this.#entries.delete(keyOf(entry.address))
    entry.board.dispose()
  }

  #countUnsaved(participant: string): Unsaved {
    const states = [...this.#entries.values()]
      .filter(({ address }) => address.participant === participant)
      .map(({ board }) => board.state)
      .filter(({ pendingCards }) => pendingCards.size > 0)
    const cards = states.reduce((sum, { pendingCards }) => sum + pendingCards.size, 0)
    return { cards, areKept: states.every(({ isKept }) => isKept) }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

const keyOf = ({ boardId, participant }: Pick<BoardAddress, 'boardId' | 'participant'>): string =>
  `${boardId}:${participant}`

/** The boards of this page. */
export const openBoards = new OpenBoards()
