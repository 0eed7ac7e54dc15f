/** Keeps the doc `session/<id>` equal to the session: the server writes it, everybody reads it.
 *  Only what differs is written, so that a doc that missed something (a crash between the two writes) heals by itself.
 *  Changes that come while an edit is under way share the next one; presence is written at most once a second, its first
 *  change at once. */
import { isDeepStrictEqual } from 'node:util'
import type * as Y from 'yjs'
import { sessionDocName } from '../../shared/protocol/docNames.ts'
import {
  type BoardView,
  type ParticipantView,
  type SessionView,
  sessionRoots,
  type TableView,
} from '../../shared/session/sessionDoc.ts'
import type { Log } from '../log.ts'
import type { ParticipantRecord } from '../storage/storage.ts'
import type { Docs } from '../sync/docs.ts'
import type { Clock } from './clock.ts'
import { hasLeft } from './identity.ts'
import type { LiveSession } from './liveSessions.ts'

const PRESENCE_PERIOD_MS = 1_000

interface Progress {
  running: Promise<void> | null
  next: Promise<void> | null
  isPresenceResting: boolean
  isPresenceStale: boolean
}

export type Projection = ReturnType<typeof createProjection>

export function createProjection({ docs, clock, log }: { docs: Docs; clock: Clock; log: Log }) {
  const progress = new WeakMap<LiveSession, Progress>()
  let isClosed = false

  function progressOf(live: LiveSession): Progress {
    const known = progress.get(live)
    if (known !== undefined) return known
    const fresh = { running: null, next: null, isPresenceResting: false, isPresenceStale: false }
    progress.set(live, fresh)
    return fresh
  }

  /** Resolves once the doc says what the session is now. Calls while an edit is under way share the next one. */
  function project(live: LiveSession): Promise<void> {
    const state = progressOf(live)
    if (state.running === null) {
      const edit = docs.edit(sessionDocName(live.record.id), null, (doc) => writeSession(doc, live))
      state.running = edit.finally(() => {
        state.running = null
      })
      return state.running
    }
    state.next ??= state.running
      .catch(() => {})
      .then(() => {
        state.next = null
        return project(live)
      })
    return state.next
  }

  /** Somebody came or went. */
  function projectPresence(live: LiveSession): void {
    const state = progressOf(live)
    state.isPresenceStale = true
    if (!state.isPresenceResting) void writePresence(live, state)
  }

  async function writePresence(live: LiveSession, state: Progress): Promise<void> {
    state.isPresenceResting = true
    while (state.isPresenceStale && !isClosed) {
      state.isPresenceStale = false
      try {
        await docs.edit(sessionDocName(live.record.id), null, (doc) => writePresent(doc, live))
      } catch (error) {
        log.error({ err: error, session: live.record.id }, 'could not write who is here')
      }
      await clock.wait(PRESENCE_PERIOD_MS)
    }
    state.isPresenceResting = false
  }

  return {
    project,
    projectPresence,
    close(): void {
      isClosed = true
    },
  }
}

function writeSession(doc: Y.Doc, live: LiveSession): void {
  const { record } = live
  const session: SessionView = {
    title: record.title,
    question: record.question,
    status: record.status,
    groups: record.groups,
    step: null,
  }
  setDifferent(sessionRoots.session(doc), new Map(Object.entries(session)))
  setDifferent(
    sessionRoots.tables(doc),
    new Map(live.tables.map((table): [string, TableView] => [table.id, { number: table.number, title: table.title }])),
  )
  setDifferent(sessionRoots.boards(doc), mapValues(live.boards, boardInDoc))
  setDifferent(sessionRoots.participants(doc), mapValues(live.participants, participantInDoc))
  writePresent(doc, live)
}

const writePresent = (doc: Y.Doc, live: LiveSession): void =>
  setDifferent(
    sessionRoots.present(doc),
    mapValues(live.present, () => true),
  )

const boardInDoc = (board: BoardView): BoardView => ({
  title: board.title,
  tableId: board.tableId,
  template: board.template,
  position: board.position,
  locked: board.locked,
  epoch: board.epoch,
})

const participantInDoc = (participant: ParticipantRecord): ParticipantView => ({
  name: participant.name,
  groupId: participant.groupId,
  tableId: participant.tableId,
  role: participant.role,
  ...(hasLeft(participant) && { hasLeft: true }),
})

const mapValues = <A, B>(map: ReadonlyMap<string, A>, change: (value: A) => B): Map<string, B> =>
  new Map([...map].map(([key, value]) => [key, change(value)]))

/** Makes a Y.Map equal to `wanted`, touching only keys that differ. */
function setDifferent<T>(map: Y.Map<T>, wanted: ReadonlyMap<string, NoInfer<T>>): void {
  for (const key of map.keys()) if (!wanted.has(key)) map.delete(key)
  for (const [key, value] of wanted) if (!isDeepStrictEqual(map.get(key), value)) map.set(key, value)
}
