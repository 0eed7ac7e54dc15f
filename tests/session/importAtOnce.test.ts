/** An import is one act among others: whatever happens meanwhile comes before it or after it, and finds all of it or nothing. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocLog } from '../../server/storage/docLog.ts'
import { cardsOf } from '../../shared/board/boardDoc.ts'
import { boardDocName, type DocName } from '../../shared/protocol/docNames.ts'
import type { Session } from '../http/answers.ts'
import { FACILITATOR_TOKEN, type House, openHouse } from '../http/house.ts'

/** More than comes into the doc in one tick. */
const ROWS = 600

let house: House
let session: Session
let boardId: string
let docName: DocName

beforeEach(async () => {
  house = openHouse()
  session = await house.newSession()
  boardId = session.boards[0]!.id
  docName = boardDocName(boardId)
})
afterEach(() => house.close())

const importRows = (name = 'x') =>
  house.call('POST', `/api/boards/${boardId}/import?text=t`, {
    token: FACILITATOR_TOKEN,
    raw: `t\n${Array.from({ length: ROWS }, (_, index) => `${name}${index}`).join('\n')}\n`,
    headers: { 'content-type': 'text/csv' },
  })

/** Cards as a start of the server would find them. */
async function cardsOnDisk(docLog: DocLog = house.storage.docs): Promise<number> {
  const doc = new Y.Doc()
  const { checkpoint, rows } = await docLog.load(docName)
  for (const { bytes } of [...(checkpoint === null ? [] : [checkpoint]), ...rows]) Y.applyUpdate(doc, bytes)
  return cardsOf(doc).size
}

test('[IM10] two imports at once lie side by side', async () => {
  const answers = await Promise.all([importRows('a'), importRows('b')])
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  const { cards } = await house.lead('GET', `/api/boards/${boardId}/cards`)
  expect(cards).toHaveLength(2 * ROWS)
  expect(new Set(cards.map(({ pos }: { pos: number[] }) => pos.join())).size).toBe(2 * ROWS)
})

const MOMENTS = {
  'as it begins': async (command: () => Promise<unknown>) => {
    const importing = importRows()
    await command()
    return importing
  },
  'at its first commit': async (command: () => Promise<unknown>) => {
    let commanded: Promise<unknown> | null = null
    house.storage.docs.subscribe((doc) => {
      if (doc === docName) commanded ??= command()
    })
    const answer = await importRows()
    await commanded
    return answer
  },
}

test.each(Object.entries(MOMENTS))(
  '[IM10] a lock %s: nothing comes onto the board after its answer',
  async (_, during) => {
    let atLock = -1
    const { status } = await during(async () => {
      await house.lead('PATCH', `/api/boards/${boardId}`, { locked: true })
      atLock = await cardsOnDisk()
    })
    expect([atLock, status]).toEqual(status === 201 ? [ROWS, 201] : [0, 423])
    expect(await cardsOnDisk()).toBe(atLock)
  },
)

test.each(Object.entries(MOMENTS))(
  '[IM10] a close %s: its iteration holds all of the import or nothing',
  async (_, during) => {
    const { status } = await during(() => house.lead('POST', `/api/sessions/${session.id}/close`))
    const { iterations } = await house.lead('GET', `/api/sessions/${session.id}/iterations`)
    const count = status === 201 ? ROWS : 0
    expect(iterations[0].boards[0].cards).toBe(count)
    expect(await cardsOnDisk()).toBe(count)
  },
)

test('[IM10] a crash right after any commit leaves all of the import or nothing', async () => {
  const { docs } = house.storage
  const found: number[] = []
  const append = docs.append.bind(docs)
  docs.append = async (batches) => {
    await append(batches)
    if (batches.some(({ doc }) => doc === docName)) found.push(await cardsOnDisk())
  }
  expect((await importRows()).status).toBe(201)
  await house.rooms.drain()
  expect(new Set(found)).toEqual(new Set([ROWS]))
})

test('[IM10] when the disk fails nothing is imported, and the board goes on', async () => {
  const { docs } = house.storage
  const append = docs.append.bind(docs)
  docs.append = async (batches) => {
    if (!batches.some(({ doc }) => doc === docName)) return append(batches)
    docs.append = append
    throw new Error('disk full')
  }
  expect((await importRows()).status).toBe(500)
  expect(await cardsOnDisk()).toBe(0)
  expect((await importRows()).json).toEqual({ created: ROWS, skipped: 0 })
  expect((await house.lead('GET', `/api/boards/${boardId}/cards`)).cards).toHaveLength(ROWS)
})
