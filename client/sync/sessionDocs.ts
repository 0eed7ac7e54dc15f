/** The session doc of a page: opened once however many components read it, closed a moment after the last one left.
 *  @see shared/session/sessionDoc.ts */
import * as Y from 'yjs'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import { SYNC_PATH, sessionDocName } from '../../shared/protocol/docNames.ts'
import {
  type BoardView,
  type ParticipantView,
  type SessionView,
  sessionRoots,
  type TableView,
} from '../../shared/session/sessionDoc.ts'
import { syncServerUrl } from './environment.ts'
import { Provider } from './provider.ts'

export interface SessionSnapshot {
  connection: 'connecting' | 'online' | 'offline' | 'refused'
  refusal: CloseReason | null
  /** null until the session doc has arrived. */
  session: SessionView | null
  /** By position. */
  boards: readonly (BoardView & { id: string })[]
  /** By number. */
  tables: readonly (TableView & { id: string })[]
  participants: ReadonlyMap<string, ParticipantView>
  /** Ids of the participants who are connected now. */
  present: ReadonlySet<string>
}

export interface SessionDoc {
  readonly snapshot: SessionSnapshot
  subscribe(listener: () => void): () => void
}

/** Components mount and unmount in one breath when a page changes. */
const CLOSE_AFTER_MS = 1_000
const openDocs = new Map<string, OpenSessionDoc>()

export type SessionRole = 'participant' | 'facilitator'

/** The session doc as this role sees it; its snapshots are the same object until something changes. */
export function sessionDocOf(sessionId: string, as: SessionRole): SessionDoc {
  const key = `${as}:${sessionId}`
  const known = openDocs.get(key)
  if (known !== undefined) return known
  const opened = new OpenSessionDoc(`${syncServerUrl()}${SYNC_PATH}/${sessionDocName(sessionId)}?as=${as}`, () =>
    openDocs.delete(key),
  )
  openDocs.set(key, opened)
  return opened
}

class OpenSessionDoc implements SessionDoc {
  readonly #doc = new Y.Doc()
  readonly #url: string
  readonly #onClosed: () => void
  readonly #listeners = new Set<() => void>()
  #provider: Provider | null = null
  #closing: ReturnType<typeof setTimeout> | undefined
  #isScheduled = false
  snapshot: SessionSnapshot

  constructor(url: string, onClosed: () => void) {
    this.#url = url
    this.#onClosed = onClosed
    this.snapshot = readSnapshot(this.#doc, null)
  }

  subscribe(listener: () => void): () => void {
    clearTimeout(this.#closing)
    this.#listeners.add(listener)
    this.#open()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#closing = setTimeout(() => this.#close(), CLOSE_AFTER_MS)
    }
  }

  #open(): void {
    if (this.#provider !== null) return
    this.#provider = new Provider({ url: this.#url, doc: this.#doc, awareness: null })
    this.#provider.subscribe(() => this.#scheduleRead())
    this.#doc.on('update', () => this.#scheduleRead())
    this.#scheduleRead()
  }

  #close(): void {
    this.#provider?.destroy()
    this.#doc.destroy()
    this.#onClosed()
  }

  /** One read for however many changes come in one task: 120 people arriving are not 120 renderings. */
  #scheduleRead(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    queueMicrotask(() => {
      this.#isScheduled = false
      this.snapshot = readSnapshot(this.#doc, this.#provider)
      for (const listener of this.#listeners) listener()
    })
  }
}

function readSnapshot(doc: Y.Doc, provider: Provider | null): SessionSnapshot {
  const session = sessionRoots.session(doc)
  const boards = [...sessionRoots.boards(doc)].map(([id, board]) => ({ id, ...board }))
  const tables = [...sessionRoots.tables(doc)].map(([id, table]) => ({ id, ...table }))
  return {
    connection: provider?.state.connection ?? 'connecting',
    refusal: provider?.state.refusal ?? null,
    session: session.has('title') ? (session.toJSON() as SessionView) : null,
    boards: boards.sort((a, b) => a.position - b.position),
    tables: tables.sort((a, b) => a.number - b.number),
    participants: new Map(sessionRoots.participants(doc)),
    present: new Set(sessionRoots.present(doc).keys()),
  }
}
