/** Fills a data folder, before the server starts, with a session whose people have their tokens and whose boards hold cards. */

import * as Y from 'yjs'
import { hashToken, newToken } from '../../server/session/credentials.ts'
import { openSqliteStorage } from '../../server/storage/sqlite/sqliteStorage.ts'
import { addCard, cardsOf } from '../../shared/board/boardDoc.ts'
import { newId } from '../../shared/ids.ts'
import { newJoinCode } from '../../shared/joinCode.ts'
import { boardDocName } from '../../shared/protocol/docNames.ts'

export interface RoomPlan {
  people: number
  /** People are spread over them in order. */
  boards: number
  cardsPerBoard: number
  /** clientIDs that each board has seen: a day of reloads leaves thousands. */
  seenClients: number
}

export interface Seat {
  person: string
  token: string
  boardId: string
  sessionId: string
}

export async function seedRoom(dataDir: string, plan: RoomPlan): Promise<Seat[]> {
  const storage = openSqliteStorage({ dataDir })
  const at = Date.now()
  const programme = { id: newId(), title: 'Bench', question: 'Combien ?', createdAt: at }
  await storage.programmes.insert(programme)
  const sessionId = newId()
  const boards = Array.from({ length: plan.boards }, (_, position) => ({
    id: newId(),
    sessionId,
    tableId: null,
    title: `Table ${position + 1}`,
    template: 'blank',
    position,
    locked: false,
    createdAt: at,
  }))
  const seats = Array.from({ length: plan.people }, (_, index) => {
    const board = boards[Math.floor((index * boards.length) / plan.people)]!
    return { person: newId(), token: newToken(), boardId: board.id, sessionId }
  })
  const participants = seats.map(({ person, token }, index) => ({
    id: person,
    sessionId,
    name: `Loutre ${index + 1}`,
    groupId: null,
    tableId: null,
    role: 'participant' as const,
    tokenHash: hashToken(token),
    createdAt: at,
  }))
  const facilitator = {
    ...participants[0]!,
    id: newId(),
    name: 'Animation',
    role: 'facilitator' as const,
    tokenHash: null,
  }
  const session = {
    id: sessionId,
    programmeId: programme.id,
    title: 'Bench',
    question: programme.question,
    status: 'open' as const,
    joinCode: newJoinCode(),
    groups: [],
    createdAt: at,
    closedAt: null,
  }
  await storage.sessions.insert(session, { tables: [], boards, participants: [facilitator, ...participants] })
  for (const { id } of boards) {
    const bytes = boardState(facilitator.id, plan)
    const rows = [{ participant: null, at, bytes }]
    await storage.docs.append([{ doc: boardDocName(id), epoch: 1, expectedSeq: 1, rows, bindings: [] }])
  }
  await storage.close()
  return seats
}

function boardState(author: string, { cardsPerBoard, seenClients }: RoomPlan): Uint8Array {
  const doc = new Y.Doc()
  for (let index = 0; index < cardsPerBoard; index++) {
    doc.clientID = 1 + (index % seenClients)
    const pos: [number, number] = [(index % 40) * 240, Math.floor(index / 40) * 160]
    const record = { kind: 'need', color: 'sun', author, createdAt: index, deletedAt: null, pos } as const
    addCard(doc, record, { text: `Besoin ${index} : être entendue sans avoir à tout répéter` })
  }
  const cards = [...cardsOf(doc).values()]
  for (let client = cardsPerBoard; client < seenClients; client++) {
    // Somebody reloads and moves one card.
    doc.clientID = 1 + client
    cards[client % cards.length]!.set('pos', [client, client])
  }
  return Y.encodeStateAsUpdate(doc)
}
