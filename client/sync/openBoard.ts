/** A board on this tablet: doc, connection and offline copy as one object, that survives refusals by starting afresh.
 *  Opened by openBoards.ts. What the server would not take becomes drafts: nothing that a person typed is lost.
 *  @see docs/SPEC.md CS9–CS18 */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { cardBody, cardsOf, plainText } from '../../shared/board/boardDoc.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import { boardDocName, SYNC_PATH } from '../../shared/protocol/docNames.ts'
import { type CopyAddress, pendingCardsOf } from './copyList.ts'
import { draftsFrom, draftsOf, dropDraft, keepDrafts } from './drafts.ts'
import { browserEnvironment, type SyncEnvironment, syncServerUrl } from './environment.ts'
import { type OfflineCopy, openOfflineCopy } from './offlineCopy.ts'
import { Provider, type ProviderState } from './provider.ts'
import { touchedCards } from './touchedCards.ts'
import { leaveOtherEpochs } from './unsavedTexts.ts'

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
  /** Cards with changes that are not on the server's disk. */
  pendingCards: ReadonlySet<string>
  /** Whether those are written to the tablet, so that they survive a reload. */
  isKept: boolean
}

/** Coming back with a fresh doc cannot help, or must wait for a person or for the session doc. */
const STAYS_CLOSED: ReadonlySet<CloseReason> = new Set<CloseReason>([
  'not-signed-in',
  'unknown-doc',
  'epoch-changed',
  'session-closed',
  'foreign-origin',
])
/** The copy is still good: under the right address the same person comes in again. */
const KEEPS_COPY: ReadonlySet<CloseReason> = new Set<CloseReason>(['foreign-origin'])
const MAX_FRESH_STARTS = 3
const FRESH_STARTS_WITHIN_MS = 60_000

const NOT_OPEN: OpenBoardState = {
  live: null,
  connection: 'connecting',
  refusal: null,
  isLoaded: false,
  saveStatus: 'saving',
  pendingCards: new Set(),
  isKept: true,
}

export class OpenBoard {
  readonly #address: BoardAddress
  readonly #copyAddress: CopyAddress
  readonly #environment: SyncEnvironment
  readonly #listeners = new Set<() => void>()
  #state: OpenBoardState
  #live: LiveBoard | null = null
  #provider: Provider | null = null
  #copy: OfflineCopy | null = null
  #hasCopiedCards = false
  #freshStarts: number[] = []
  #isPresent = false
  #isPruned = false
  #isDisposed = false

  constructor(address: BoardAddress, environment: SyncEnvironment = browserEnvironment) {
    const { boardId, epoch, participant } = address
    this.#address = address
    this.#copyAddress = { docName: boardDocName(boardId), epoch, participant }
    this.#environment = environment
    // Known before the copy is read: nobody is told that all is saved meanwhile.
    this.#state = { ...NOT_OPEN, pendingCards: pendingCardsOf(this.#copyAddress) }
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

  /** Whether others see this person at the board. */
  setPresent(isPresent: boolean): void {
    this.#isPresent = isPresent
    this.#live?.awareness.setLocalState(isPresent ? {} : null)
  }

  /** Ends it for good: what is unsaved becomes drafts, the copy goes. */
  retire(reason: 'epoch-changed' | 'not-signed-in'): void {
    if (this.#live !== null) void this.#giveUp(reason, this.#state.pendingCards)
    this.dispose()
  }

  /** Leaves the board; the offline copy stays. */
  dispose(): void {
    this.#isDisposed = true
    this.#listeners.clear()
    this.#leave()
    void this.#copy?.close()
  }

  async #open(): Promise<void> {
    const { epoch, as } = this.#address
    const doc = new Y.Doc()
    await leaveOtherEpochs(this.#copyAddress)
    const copy = await openOfflineCopy(this.#copyAddress, doc, () => this.#onProvider())
    if (this.#isDisposed) {
      doc.destroy()
      return copy.close()
    }
    this.#copy = copy
    this.#isPruned = false
    this.#hasCopiedCards = cardsOf(doc).size > 0
    const beforeRemote = new Set<() => void>()
    this.#live = { doc, awareness: new Awareness(doc), beforeRemote }
    this.setPresent(this.#isPresent)
    this.#provider = new Provider({
      url: `${syncServerUrl()}${SYNC_PATH}/${this.#copyAddress.docName}?epoch=${epoch}&acks=1&as=${as}`,
      doc,
      awareness: this.#live.awareness,
      environment: this.#environment,
      touchedCards,
      pendingCards: this.#state.pendingCards,
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
    if (provider.isSynced && !this.#isPruned) this.#pruneDrafts(this.#live.doc)
    if (!isSameSet(provider.pendingCards, this.#state.pendingCards)) this.#copy?.keepPending(provider.pendingCards)
    this.#changed(provider)
  }

  #onRefused(reason: CloseReason, pendingCards: ReadonlySet<string>): void {
    if (KEEPS_COPY.has(reason)) {
      this.#leave()
      this.#stayClosed(reason, pendingCards)
    } else void this.#giveUp(reason, pendingCards).then(() => this.#startAfresh(reason))
  }

  /** What is unsaved becomes drafts, and the copy goes. */
  #giveUp(reason: CloseReason, pendingCards: ReadonlySet<string>): Promise<void> {
    const { participant, boardId } = this.#address
    const copy = this.#copy!
    keepDrafts(participant, draftsFrom(this.#live!.doc, pendingCards, { boardId, reason }))
    this.#copy = null
    this.#leave()
    this.#state = { ...NOT_OPEN, saveStatus: 'offline' }
    this.#tell()
    return copy.wipe()
  }

  #stayClosed(refusal: CloseReason, pendingCards: ReadonlySet<string>): void {
    this.#state = { ...NOT_OPEN, refusal, saveStatus: 'offline', pendingCards }
    this.#tell()
  }

  #startAfresh(reason: CloseReason): void {
    const now = this.#environment.now()
    this.#freshStarts = this.#freshStarts.filter((at) => now - at < FRESH_STARTS_WITHIN_MS)
    if (this.#isDisposed) return
    if (STAYS_CLOSED.has(reason) || this.#freshStarts.length >= MAX_FRESH_STARTS) {
      return this.#stayClosed(reason, this.#state.pendingCards)
    }
    this.#freshStarts.push(now)
    void this.#open()
  }

  /** A draft whose text the server has after all is none. */
  #pruneDrafts(doc: Y.Doc): void {
    this.#isPruned = true
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
    const isKept = this.#copy?.isKept ?? false
    this.#state = { live: this.#live, connection, refusal: null, isLoaded, saveStatus, pendingCards, isKept }
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((value) => b.has(value))
