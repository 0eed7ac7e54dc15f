/** The session document `session/<id>`: what the server tells every tablet about the room. Written by the server only
 *  (server/session/projection), read-only for everyone. Values are plain JSON, one key a record. */
import type * as Y from 'yjs'
import type { GroupColor, GroupIcon } from '../palette.ts'
import type { Role } from '../permissions.ts'

export interface GroupView {
  id: string
  name: string
  color: GroupColor
  icon: GroupIcon
}

export interface SessionView {
  title: string
  question: string
  status: 'open' | 'closed'
  groups: GroupView[]
  /** The step that the room is in; null until an agenda exists. */
  step: null | { id: string; title: string; instruction: string; endsAt: number | null }
}

export interface BoardView {
  title: string
  /** null: the plenary's board. */
  tableId: string | null
  /** What it began as (shared/board/templates); perhaps a template that this version does not know. */
  template: string
  position: number
  /** Read-only for everyone. */
  locked: boolean
  epoch: number
}

export interface TableView {
  number: number
  title: string
}

export interface ParticipantView {
  name: string
  groupId: string | null
  tableId: string | null
  role: Role
  /** Only there once they left or were removed: the name stays for what they wrote. */
  hasLeft?: true
}

/** Root maps of the session doc. `session` holds the keys of SessionView; the others map a record id to its view;
 *  `present` holds a key for each participant who is connected now. */
export const sessionRoots = {
  session: (doc: Y.Doc): Y.Map<SessionView[keyof SessionView]> => doc.getMap('session'),
  boards: (doc: Y.Doc): Y.Map<BoardView> => doc.getMap('boards'),
  tables: (doc: Y.Doc): Y.Map<TableView> => doc.getMap('tables'),
  participants: (doc: Y.Doc): Y.Map<ParticipantView> => doc.getMap('participants'),
  present: (doc: Y.Doc): Y.Map<true> => doc.getMap('present'),
}
