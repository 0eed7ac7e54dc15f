/** A board on this tablet: doc, connection and offline copy as one object, that survives refusals by starting afresh.
 *  Opened by useOpenBoard. What the server would not take becomes drafts: nothing that a person typed is lost.
 *  @see docs/SPEC.md CS9–CS13 */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { cardBody, cardsOf, plainText, readCard } from '../../shared/board/boardDoc.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import { boardDocName, SYNC_PATH } from '../../shared/protocol/docNames.ts'
import { type Draft, draftsOf, dropDraft, keepDrafts } from './drafts.ts'
import { browserEnvironment, type SyncEnvironment, syncServerUrl } from './environment.ts'
import { type OfflineCopy, openOfflineCopy } from './offlineCopy.ts'
import { Provider, type ProviderState } from './provider.ts'
import { touchedCards } from './touchedCards.ts'

export interface BoardAddress {
  boardId: string
  epoch: number
  participant: string
  as: 'participant' | 'facilitator'
}

/** A doc and its presence; replaced as a whole when the server refused what the doc held. */
export interface LiveBoard {
  doc: Y.Doc
  awareness: Awareness
  /** Run before a change of others is applied: an editor takes up what was typed and not yet noticed. */
  beforeRemote: Set<() => void>
}

export interface OpenBoardState {
  /** null while the offline copy is read. */
  live: LiveBoard | null
  connection: ProviderState['connection']
  /** Why the board stays closed; null while it is open or comes back by itself. */
  refusal: CloseReason | null
  /** Whether the board shows what is on it: from the server, or from the offline copy. */
  isLoaded: boolean
  saveStatus: ProviderState['saveStatus']
  pendingCards: ReadonlySet<string>
}

/** Coming back with a fresh doc cannot help, or must wait for a person or for the session doc. */
const STAYS_CLOSED: ReadonlySet<CloseReason> = new Set<CloseReason>([
  'not-signed-in',
  'unknown-doc',
  'epoch-changed',
  'session-closed',
  'foreign-origin',
])
/** The copy is still good: the same person may come in again. */
const KEEPS_COPY: ReadonlySet<CloseReason> = new Set<CloseReason>(['not-signed-in', 'foreign-origin'])
const MAX_FRESH_STARTS = 3
const FRESH_STARTS_WITHIN_MS = 60_000

const NOT_OPEN: OpenBoardState = {
  live: null,
  connection: 'connecting',
  refusal: null,
  isLoaded: false,
  saveStatus: 'saving',
  pendingCards: new Set(),
}

export class OpenBoard {
  readonly #address: BoardAddress
  readonly #environment: SyncEnvironment
  readonly #listeners = new Set<() => void>()
  #state = NOT_OPEN
  #live: LiveBoard | null = null
  #provider: Provider | null = null
  #copy: OfflineCopy | null = null
  #hasCopiedCards = false
  #refusal: CloseReason | null = null
  #freshStarts: number[] = []
  #isDisposed = false

  constructor(address: BoardAddress, environment: SyncEnvironment = browserEnvironment) {
    this.#address = address
    this.#environment = environment
    void this.#open()
  }

  /** The same object until something changes. */
  get state(): OpenBoardState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Leaves the board; the offline copy stays. */
  dispose(): void {
    this.#isDisposed = true
    this.#listeners.clear()
    this.#leave()
    void this.#copy?.close()
  }

  async #open(): Promise<void> {
    const { boardId, epoch, participant, as } = this.#address
    const doc = new Y.Doc()
    const docName = boardDocName(boardId)
    const copy = await openOfflineCopy({ docName, epoch, participant }, doc)
    if (this.#isDisposed) {
      doc.destroy()
      return copy.close()
    }
    this.#copy = copy
    this.#hasCopiedCards = cardsOf(doc).size > 0
    const beforeRemote = new Set<() => void>()
    this.#live = { doc, awareness: new Awareness(doc), beforeRemote }
    this.#provider = new Provider({
      url: `${syncServerUrl()}${SYNC_PATH}/${docName}?epoch=${epoch}&acks=1&as=${as}`,
      doc,
      awareness: this.#live.awareness,
      environment: this.#environment,
      touchedCards,
      pendingCards: copy.pendingCards,
      beforeRemote: () => {
        for (const listener of beforeRemote) listener()
      },
    })
    this.#provider.subscribe(() => this.#onProvider())
    this.#onProvider()
  }

  #onProvider(): void {
    const provider = this.#provider?.state
    if (provider === undefined || this.#live === null) return
    if (provider.refusal !== null) return this.#onRefused(provider.refusal, provider.pendingCards)
    if (provider.isSynced && !this.#state.isLoaded) this.#pruneDrafts(this.#live.doc)
    if (!isSameSet(provider.pendingCards, this.#state.pendingCards)) this.#copy?.keepPending(provider.pendingCards)
    this.#changed(provider)
  }

  #onRefused(reason: CloseReason, pendingCards: ReadonlySet<string>): void {
    const { doc } = this.#live!
    if (!KEEPS_COPY.has(reason)) {
      const { participant, boardId } = this.#address
      keepDrafts(
        participant,
        readDrafts(doc, pendingCards).map((draft) => ({ ...draft, boardId, reason })),
      )
      void this.#copy?.wipe().then(() => this.#startAfresh(reason))
      this.#copy = null
    } else this.#refusal = reason
    this.#leave()
    this.#state = { ...NOT_OPEN, refusal: this.#refusal, saveStatus: 'offline' }
    this.#tell()
  }

  #startAfresh(reason: CloseReason): void {
    const now = this.#environment.now()
    this.#freshStarts = this.#freshStarts.filter((at) => now - at < FRESH_STARTS_WITHIN_MS)
    if (this.#isDisposed) return
    if (STAYS_CLOSED.has(reason) || this.#freshStarts.length >= MAX_FRESH_STARTS) {
      this.#refusal = reason
      this.#state = { ...NOT_OPEN, refusal: reason, saveStatus: 'offline' }
      return this.#tell()
    }
    this.#freshStarts.push(now)
    void this.#open()
  }

  /** A draft whose text the server has after all is none. */
  #pruneDrafts(doc: Y.Doc): void {
    const { participant, boardId } = this.#address
    for (const draft of draftsOf(participant)) {
      const card = draft.boardId === boardId ? cardsOf(doc).get(draft.cardId) : undefined
      if (card !== undefined && plainText(cardBody(card)) === draft.text) dropDraft(participant, draft.cardId)
    }
  }

  #leave(): void {
    this.#provider?.destroy()
    this.#provider = null
    this.#live?.doc.destroy()
    this.#live = null
  }

  #changed({ connection, isSynced, saveStatus, pendingCards }: ProviderState): void {
    const isLoaded = isSynced || this.#hasCopiedCards
    this.#state = { live: this.#live, connection, refusal: null, isLoaded, saveStatus, pendingCards }
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** The texts of cards as they stand in a doc; cards without text are none. */
function readDrafts(doc: Y.Doc, cardIds: ReadonlySet<string>): Omit<Draft, 'boardId' | 'reason'>[] {
  return [...cardIds].flatMap((cardId) => {
    const card = cardsOf(doc).get(cardId)
    const record = card && readCard(card)
    const text = card && record ? plainText(cardBody(card)) : ''
    if (!record || text.trim() === '') return []
    return [{ cardId, text, kind: record.kind, color: record.color, pos: record.pos }]
  })
}

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((value) => b.has(value))
