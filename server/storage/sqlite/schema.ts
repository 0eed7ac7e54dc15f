/** The tables, as Drizzle and drizzle-kit see them. A change here is followed by `npm run migration`; merged migrations
 *  are immutable. */
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ROLES } from '../../../shared/permissions.ts'
import type { GroupRecord, IterationRecord } from '../storage.ts'

const bytes = () => blob({ mode: 'buffer' }).$type<Uint8Array>().notNull()

export const programme = sqliteTable('programme', {
  id: text().primaryKey(),
  title: text().notNull(),
  question: text().notNull(),
  createdAt: integer().notNull(),
})

export const programmeEvent = sqliteTable(
  'programme_event',
  {
    id: integer().primaryKey(),
    programmeId: text()
      .notNull()
      .references(() => programme.id),
    at: integer().notNull(),
    kind: text().notNull(),
    payload: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  },
  (columns) => [index('programme_event_programme').on(columns.programmeId)],
)

export const session = sqliteTable(
  'session',
  {
    id: text().primaryKey(),
    programmeId: text()
      .notNull()
      .references(() => programme.id),
    title: text().notNull(),
    question: text().notNull(),
    status: text({ enum: ['open', 'closed'] }).notNull(),
    joinCode: text().notNull(),
    groups: text({ mode: 'json' }).$type<GroupRecord[]>().notNull(),
    createdAt: integer().notNull(),
    closedAt: integer(),
  },
  (columns) => [
    uniqueIndex('session_join_code').on(columns.joinCode),
    index('session_programme').on(columns.programmeId),
  ],
)

const sessionId = () =>
  text()
    .notNull()
    .references(() => session.id)

export const sessionEvent = sqliteTable(
  'session_event',
  {
    id: integer().primaryKey(),
    sessionId: sessionId(),
    at: integer().notNull(),
    kind: text().notNull(),
    participantId: text(),
    payload: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  },
  (columns) => [index('session_event_session').on(columns.sessionId)],
)

/** A table of the room; `table` alone is a word of SQL. */
export const sessionTable = sqliteTable(
  'session_table',
  { id: text().primaryKey(), sessionId: sessionId(), number: integer().notNull(), title: text().notNull() },
  (columns) => [uniqueIndex('session_table_number').on(columns.sessionId, columns.number)],
)

export const board = sqliteTable(
  'board',
  {
    id: text().primaryKey(),
    sessionId: sessionId(),
    tableId: text().references(() => sessionTable.id),
    title: text().notNull(),
    template: text().notNull().default('blank'),
    position: integer().notNull(),
    locked: integer({ mode: 'boolean' }).notNull(),
    createdAt: integer().notNull(),
  },
  (columns) => [index('board_session').on(columns.sessionId)],
)

export const participant = sqliteTable(
  'participant',
  {
    id: text().primaryKey(),
    sessionId: sessionId(),
    name: text().notNull(),
    groupId: text(),
    tableId: text().references(() => sessionTable.id),
    role: text({ enum: ROLES }).notNull(),
    tokenHash: text(),
    createdAt: integer().notNull(),
  },
  (columns) => [
    uniqueIndex('participant_token_hash').on(columns.tokenHash),
    index('participant_session').on(columns.sessionId),
  ],
)

export const iteration = sqliteTable(
  'iteration',
  {
    id: text().primaryKey(),
    sessionId: sessionId(),
    number: integer().notNull(),
    note: text().notNull(),
    trigger: text().$type<IterationRecord['trigger']>().notNull(),
    createdAt: integer().notNull(),
    createdBy: text(),
    manifest: text().notNull(),
    contentHash: text().notNull(),
  },
  (columns) => [uniqueIndex('iteration_number').on(columns.sessionId, columns.number)],
)

export const iterationState = sqliteTable(
  'iteration_state',
  {
    iterationId: text()
      .notNull()
      .references(() => iteration.id),
    boardId: text().notNull(),
    bytes: bytes(),
  },
  (columns) => [primaryKey({ columns: [columns.iterationId, columns.boardId] })],
)

export const secret = sqliteTable('secret', { name: text().primaryKey(), value: text().notNull() })

/** One row a synced doc, made when it is first written. Rows of the log carry its number, not its name. */
export const doc = sqliteTable('doc', {
  id: integer().primaryKey(),
  name: text().notNull().unique(),
  epoch: integer().notNull(),
})

const docId = () =>
  integer()
    .notNull()
    .references(() => doc.id)

/** The log. A rowid table on purpose: one tick's rows of all docs land on the same last page and only the small index
 *  entries scatter; clustered by doc (WITHOUT ROWID) a tick over 100 docs took 3.3 ms, this way 2.0, with half of the WAL. */
export const docUpdate = sqliteTable(
  'doc_update',
  {
    docId: docId(),
    epoch: integer().notNull(),
    seq: integer().notNull(),
    at: integer().notNull(),
    participant: text(),
    bytes: bytes(),
  },
  (columns) => [primaryKey({ columns: [columns.docId, columns.epoch, columns.seq] })],
)

/** The newest state of each epoch, and the one that it began with (seq 0), which the replay needs. */
export const docCheckpoint = sqliteTable(
  'doc_checkpoint',
  { docId: docId(), epoch: integer().notNull(), seq: integer().notNull(), bytes: bytes() },
  (columns) => [primaryKey({ columns: [columns.docId, columns.epoch, columns.seq] })],
)

/** Owner of every clientID. Of an erased epoch the owner is forgotten, the clientID is not: it stays retired. */
export const docClient = sqliteTable(
  'doc_client',
  { docId: docId(), epoch: integer().notNull(), client: integer().notNull(), participant: text() },
  (columns) => [primaryKey({ columns: [columns.docId, columns.epoch, columns.client] })],
)
