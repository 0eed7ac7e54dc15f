import { expect, it } from 'vitest'
import { RecordNotFoundError } from '../../server/storage/faults.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { newId } from '../../shared/ids.ts'
import {
  boardRecord,
  iterationRecord,
  participantRecord,
  programmeRecord,
  sessionRecord,
  storedSession,
} from './records.ts'

export function describeRecords(storage: () => Storage): void {
  it('gives programmes back as they were stored, newest first', async () => {
    const { programmes } = storage()
    const first = programmeRecord({ createdAt: 1 })
    const second = programmeRecord({ createdAt: 2 })
    const third = programmeRecord({ createdAt: 2 })
    for (const record of [first, second, third]) await programmes.insert(record)
    expect(await programmes.get(second.id)).toEqual(second)
    expect(await programmes.get(newId())).toBeNull()
    expect(await programmes.list()).toEqual([third, second, first])
  })

  it('rewords a programme, and keeps its history in order', async () => {
    const { programmes } = storage()
    const [programme, other] = [programmeRecord(), programmeRecord()]
    for (const record of [programme, other]) await programmes.insert(record)
    await programmes.update(programme.id, { question: 'Autrement ?' })
    expect(await programmes.get(programme.id)).toEqual({ ...programme, question: 'Autrement ?' })
    expect(await programmes.get(other.id)).toEqual(other)
    const events = ['question-reworded', 'programme-renamed'].map((kind) => ({
      programmeId: programme.id,
      at: 10,
      kind,
      payload: { from: 'é', to: '' },
    }))
    for (const event of events) await programmes.addEvent(event)
    expect(await programmes.events(programme.id)).toEqual(events)
    expect(await programmes.events(other.id)).toEqual([])
    await expect(programmes.addEvent({ ...events[0]!, programmeId: newId() })).rejects.toThrow()
  })

  it('keeps the first secret of a name', async () => {
    const { secrets } = storage()
    expect(await secrets.keep('a', 'one')).toBe('one')
    expect(await secrets.keep('b', 'two')).toBe('two')
    expect(await secrets.keep('a', 'three')).toBe('one')
  })

  it('finds a session by its id, its code and its programme', async () => {
    const { sessions } = storage()
    const session = await storedSession(storage(), { createdAt: 1 })
    const other = await storedSession(storage(), { createdAt: 2 })
    expect(await sessions.get(session.id)).toEqual(session)
    expect(await sessions.findByJoinCode(session.joinCode)).toEqual(session)
    expect(await sessions.findByJoinCode('NOBODY')).toBeNull()
    expect(await sessions.list(session.programmeId)).toEqual([session])
    expect(await sessions.list()).toEqual([other, session])
  })

  it('changes only the named fields of a session', async () => {
    const { sessions } = storage()
    const session = await storedSession(storage())
    await sessions.update(session.id, { question: 'Autrement ?' })
    await sessions.update(session.id, { status: 'closed', closedAt: 9 })
    expect(await sessions.get(session.id)).toEqual({
      ...session,
      question: 'Autrement ?',
      status: 'closed',
      closedAt: 9,
    })
  })

  it('[ST4] stores a session with its tables, boards and people, or nothing of it', async () => {
    const { programmes, sessions, tables, boards, participants } = storage()
    const programme = programmeRecord()
    await programmes.insert(programme)
    const session = sessionRecord(programme.id)
    const table = { id: newId(), sessionId: session.id, number: 1, title: 'Table 1' }
    const plenary = boardRecord(session.id, { position: 1 })
    const ofTable = boardRecord(session.id, { tableId: table.id, position: 0 })
    const facilitator = participantRecord(session.id, { role: 'facilitator', tokenHash: null })
    const parts = { tables: [table], boards: [plenary, ofTable], participants: [facilitator] }

    const twice = { ...parts, participants: [facilitator, facilitator] }
    await expect(sessions.insert(session, twice)).rejects.toThrow()
    expect(await sessions.get(session.id)).toBeNull()
    expect(await boards.get(plenary.id)).toBeNull()

    await sessions.insert(session, parts)
    expect(await tables.list(session.id)).toEqual([table])
    expect(await boards.list(session.id)).toEqual([ofTable, plenary])
    expect(await participants.list(session.id)).toEqual([facilitator])
  })

  it('refuses a join code or a token that is taken, and a session of no programme', async () => {
    const session = await storedSession(storage())
    await expect(storedSession(storage(), { joinCode: session.joinCode })).rejects.toThrow()
    await expect(
      storage().sessions.insert(sessionRecord(newId()), { tables: [], boards: [], participants: [] }),
    ).rejects.toThrow()

    const { participants } = storage()
    const first = participantRecord(session.id)
    await participants.insert(first)
    await expect(participants.insert(participantRecord(session.id, { tokenHash: first.tokenHash }))).rejects.toThrow()
    await expect(participants.insert(participantRecord(newId()))).rejects.toThrow()
    // null is no token: any number of people may have none.
    await participants.insert(participantRecord(session.id, { tokenHash: null }))
    await participants.insert(participantRecord(session.id, { tokenHash: null }))
    await participants.insert(participantRecord(session.id, { role: 'observer' }))
    expect(await participants.count(session.id, 'participant')).toBe(3)
    expect(await participants.count(session.id, 'observer')).toBe(1)
  })

  it('keeps the history of a session in order', async () => {
    const { sessions } = storage()
    const session = await storedSession(storage())
    const events = ['question-reworded', 'board-locked', 'board-unlocked'].map((kind, index) => ({
      sessionId: session.id,
      at: 10,
      kind,
      participantId: index === 0 ? null : newId(),
      payload: { from: { deep: [index] }, to: 'é' },
    }))
    for (const event of events) await sessions.addEvent(event)
    expect(await sessions.events(session.id)).toEqual(events)
    expect(await sessions.events(newId())).toEqual([])
  })

  it('[SE9] keeps what a board began as', async () => {
    const { boards, sessions, programmes } = storage()
    const session = await storedSession(storage())
    const added = boardRecord(session.id, { template: 'needs-map' })
    await boards.insert(added)
    expect((await boards.get(added.id))?.template).toBe('needs-map')
    const programme = programmeRecord()
    await programmes.insert(programme)
    const other = sessionRecord(programme.id)
    const plenary = boardRecord(other.id, { template: 'journey' })
    await sessions.insert(other, { tables: [], boards: [plenary], participants: [] })
    expect(await boards.list(other.id)).toEqual([plenary])
  })

  it('locks and renames a board', async () => {
    const { boards } = storage()
    const session = await storedSession(storage())
    const board = boardRecord(session.id)
    await boards.insert(board)
    await boards.update(board.id, { locked: true })
    await boards.update(board.id, { title: 'Carte' })
    expect(await boards.get(board.id)).toEqual({ ...board, locked: true, title: 'Carte' })
    expect(await boards.get(newId())).toBeNull()
    await expect(boards.insert(boardRecord(newId()))).rejects.toThrow()
  })

  it('knows a participant by the token, until they leave', async () => {
    const { participants } = storage()
    const session = await storedSession(storage())
    const late = participantRecord(session.id, { createdAt: 2 })
    const early = participantRecord(session.id, { createdAt: 1 })
    await participants.insert(late)
    await participants.insert(early)
    expect(await participants.list(session.id)).toEqual([early, late])
    expect(await participants.findByTokenHash(late.tokenHash!)).toEqual(late)
    await participants.update(late.id, { tokenHash: null, name: 'Marie 2' })
    expect(await participants.findByTokenHash(late.tokenHash!)).toBeNull()
    expect(await participants.get(late.id)).toEqual({ ...late, tokenHash: null, name: 'Marie 2' })
    expect(await participants.get(newId())).toBeNull()
  })

  it('refuses to change what does not exist', async () => {
    const { programmes, sessions, boards, participants } = storage()
    await expect(programmes.update(newId(), { title: 'x' })).rejects.toThrow(RecordNotFoundError)
    await expect(sessions.update(newId(), { title: 'x' })).rejects.toThrow(RecordNotFoundError)
    await expect(boards.update(newId(), { locked: true })).rejects.toThrow(RecordNotFoundError)
    await expect(participants.update(newId(), { name: 'x' })).rejects.toThrow(RecordNotFoundError)
  })

  it('[ST5] numbers the iterations of each session from 1 on', async () => {
    const { iterations } = storage()
    const [one, other] = [await storedSession(storage()), await storedSession(storage())]
    const first = await iterations.insert(iterationRecord(one.id), new Map())
    const second = await iterations.insert(iterationRecord(one.id), new Map())
    const ofOther = await iterations.insert(iterationRecord(other.id), new Map())
    expect([first.number, second.number, ofOther.number]).toEqual([1, 2, 1])
    expect(await iterations.list(one.id)).toEqual([first, second])
    expect(await iterations.get(second.id)).toEqual(second)
  })

  it('[ST5] gives an iteration back byte for byte, and takes no second of its id', async () => {
    const { iterations } = storage()
    const session = await storedSession(storage())
    const record = iterationRecord(session.id)
    const [boardId, empty] = [newId(), newId()]
    const state = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251)
    await iterations.insert(
      record,
      new Map([
        [boardId, state],
        [empty, new Uint8Array()],
      ]),
    )
    const kept = state.slice()
    state.fill(0)
    expect(await iterations.state(record.id, boardId)).toEqual(kept)
    expect(await iterations.state(record.id, empty)).toEqual(new Uint8Array())
    expect(await iterations.state(record.id, newId())).toBeNull()

    const again = iterations.insert({ ...record, note: 'autre' }, new Map([[boardId, new Uint8Array([1])]]))
    await expect(again).rejects.toThrow()
    expect((await iterations.get(record.id))?.note).toBe(record.note)
    expect(await iterations.state(record.id, boardId)).toEqual(kept)
    expect(await iterations.list(session.id)).toHaveLength(1)
  })

  it('hands out copies: a changed answer changes nothing that is kept', async () => {
    const session = await storedSession(storage())
    const read = await storage().sessions.get(session.id)
    read!.groups.length = 0
    expect(await storage().sessions.get(session.id)).toEqual(session)
  })
}
