/** One tablet: our own provider and undo (or a stock peer) over a doc that survives reloads as y-indexeddb would keep it. */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createUndoHistory } from '../../client/board/model/undoHistory.ts'
import type { SyncEnvironment } from '../../client/sync/environment.ts'
import { Provider } from '../../client/sync/provider.ts'
import { touchedCards } from '../../client/sync/touchedCards.ts'
import { cardBody, cardsOf, plainText } from '../../shared/board/boardDoc.ts'
import type { Role } from '../../shared/permissions.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { Link } from './link.ts'
import type { Random } from './random.ts'
import { StockPeer } from './stockPeer.ts'

const FROM_COPY = { name: 'offline copy' }

export interface TabletOptions {
  name: string
  participant: string
  role: Role
  isStock: boolean
  random: Random
  environment: SyncEnvironment
  openLink: (url: string) => Link
  urlNow: () => string
}

export class Tablet {
  readonly options: TabletOptions
  doc = new Y.Doc()
  undo!: Y.UndoManager
  awareness: Awareness | null = null
  /** The connection that is open or opening; null while offline. */
  link: Link | null = null
  isOffline = false
  /** Texts that were refused and given back. */
  drafts: string[] = []
  /** Whether a person changed something since all was last known to be on disk. */
  hasOwnActs = false
  #copy: Uint8Array[] = []
  #provider!: Provider | StockPeer

  constructor(options: TabletOptions) {
    this.options = options
    this.start()
  }

  /** The page is loaded: a new clientID, the doc from the copy, undo empty. */
  start(): void {
    const { random, isStock, urlNow } = this.options
    const environment: SyncEnvironment = { ...this.options.environment, openSocket: (url) => this.#openLink(url) }
    this.doc = new Y.Doc()
    this.doc.clientID = random.uint32()
    this.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== FROM_COPY && this.#copy.push(update))
    this.doc.transact(() => {
      for (const update of this.#copy) Y.applyUpdate(this.doc, update, FROM_COPY)
    }, FROM_COPY)
    this.undo = createUndoHistory(this.doc)
    // A step ends when the run says so, not by the clock of the machine.
    this.undo.captureTimeout = Number.MAX_SAFE_INTEGER
    if (isStock) {
      this.#provider = new StockPeer({ url: urlNow(), doc: this.doc, environment })
    } else {
      this.awareness = new Awareness(this.doc)
      this.#provider = new Provider({
        url: urlNow(),
        doc: this.doc,
        awareness: this.awareness,
        environment,
        touchedCards,
      })
    }
  }

  #openLink(url: string): Link {
    this.link = this.options.openLink(url)
    return this.link
  }

  stop(): void {
    this.#provider.destroy()
    this.awareness?.destroy()
    this.awareness = null
    this.undo.destroy()
    this.doc.destroy()
    this.link = null
  }

  reload(): void {
    this.stop()
    this.start()
  }

  get refusal(): CloseReason | null {
    return this.#provider.state.refusal
  }

  /** Epoch of the doc that it is connected to. */
  get epoch(): number {
    return Number(this.link?.url.searchParams.get('epoch'))
  }

  get isSaved(): boolean {
    return this.#provider.state.saveStatus === 'saved'
  }

  /** A stock peer sends something twice; our own client never does. */
  repeat(): void {
    if (this.#provider instanceof StockPeer) this.#provider.repeat()
  }

  /** The server would not take what this tablet holds: keep the texts, begin with a fresh doc. */
  startAfresh(): void {
    if (this.hasOwnActs) {
      for (const card of cardsOf(this.doc).values()) this.drafts.push(plainText(cardBody(card)))
    }
    this.stop()
    this.#copy = []
    this.hasOwnActs = false
    this.start()
  }
}
