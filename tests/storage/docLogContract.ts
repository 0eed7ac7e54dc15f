import { expect, it } from 'vitest'
import { type DocLog, type LogRow, SequenceConflictError } from '../../server/storage/docLog.ts'
import { BindingConflictError } from '../../server/storage/faults.ts'
import { batchOf, logRow, logRows, newDoc } from './logRows.ts'

const numbered = (rows: LogRow[], from = 1) => rows.map((row, index) => ({ seq: from + index, ...row }))

export function describeDocLog(docs: () => DocLog): void {
  it('loads a doc that was never written as an empty one at epoch 1', async () => {
    const doc = newDoc()
    expect(await docs().load(doc)).toEqual({
      epoch: 1,
      lastSeq: 0,
      checkpoint: null,
      rows: [],
      bindings: [],
      retiredClients: [],
    })
    expect(await docs().currentEpoch(doc)).toBe(1)
    expect(await docs().lastSeq(doc)).toBe(0)
  })

  it('[ST1] gives the rows of a doc back in order, numbered from 1', async () => {
    const doc = newDoc()
    const rows = [...logRows(3), logRow(4, { participant: null }), logRow(5, { bytes: new Uint8Array() })]
    await docs().append([batchOf({ doc, rows: rows.slice(0, 3) })])
    await docs().append([batchOf({ doc, expectedSeq: 4, rows: rows.slice(3) })])
    const loaded = await docs().load(doc)
    expect(loaded.rows).toEqual(numbered(rows))
    expect(loaded.lastSeq).toBe(5)
    expect(await docs().lastSeq(doc)).toBe(5)
  })

  it('keeps the rows of different docs apart', async () => {
    const [one, other] = [newDoc(), newDoc()]
    await docs().append([batchOf({ doc: one, rows: logRows(2) }), batchOf({ doc: other, rows: logRows(1, 9) })])
    await docs().append([batchOf({ doc: one, expectedSeq: 3, rows: logRows(1, 3) })])
    expect((await docs().load(one)).rows).toEqual(numbered(logRows(3)))
    expect((await docs().load(other)).rows).toEqual(numbered(logRows(1, 9)))
  })

  it('[ST2] writes all batches of an append or none', async () => {
    const [good, bad] = [newDoc(), newDoc()]
    const attempt = docs().append([
      batchOf({ doc: good, rows: logRows(2), bindings: [{ client: 7, participant: 'ana' }] }),
      batchOf({ doc: bad, expectedSeq: 2, rows: logRows(1) }),
    ])
    await expect(attempt).rejects.toThrow(SequenceConflictError)
    expect(await docs().load(good)).toMatchObject({ lastSeq: 0, rows: [], bindings: [] })
    expect(await docs().load(bad)).toMatchObject({ lastSeq: 0, rows: [] })
  })

  it('[ST3] refuses rows that would leave a gap, take a taken number, or come from another epoch', async () => {
    const doc = newDoc()
    await docs().append([batchOf({ doc, rows: logRows(2) })])
    for (const conflict of [{ expectedSeq: 4 }, { expectedSeq: 2 }, { expectedSeq: 1 }, { expectedSeq: 3, epoch: 2 }]) {
      const attempt = docs().append([batchOf({ doc, rows: logRows(1), ...conflict })])
      await expect(attempt).rejects.toThrow(SequenceConflictError)
    }
    expect((await docs().load(doc)).lastSeq).toBe(2)
  })

  it('takes two batches of one doc in one append', async () => {
    const doc = newDoc()
    await docs().append([
      batchOf({ doc, rows: logRows(2) }),
      batchOf({ doc, expectedSeq: 3, rows: logRows(2, 3), bindings: [{ client: 1, participant: 'ana' }] }),
    ])
    expect((await docs().load(doc)).rows).toEqual(numbered(logRows(4)))
  })

  it('remembers whose clientIDs are whose, over the whole range of clientIDs', async () => {
    const doc = newDoc()
    const bindings = [
      { client: 0, participant: 'ana' },
      { client: 4_294_967_295, participant: 'ben' },
      { client: 2_147_483_648, participant: 'ana' },
    ]
    await docs().append([batchOf({ doc, rows: logRows(1), bindings })])
    await docs().append([batchOf({ doc, expectedSeq: 2, bindings: [{ client: 0, participant: 'ana' }] })])
    const loaded = await docs().load(doc)
    expect(loaded.bindings.sort((a, b) => a.client - b.client)).toEqual(
      bindings.toSorted((a, b) => a.client - b.client),
    )
  })

  it('[ST6] never gives a clientID to a second participant, and writes nothing of such an append', async () => {
    const doc = newDoc()
    await docs().append([batchOf({ doc, rows: logRows(1), bindings: [{ client: 5, participant: 'ana' }] })])
    const forged = batchOf({ doc, expectedSeq: 2, rows: logRows(1), bindings: [{ client: 5, participant: 'eve' }] })
    await expect(docs().append([forged])).rejects.toThrow(BindingConflictError)
    expect(await docs().load(doc)).toMatchObject({ lastSeq: 1, bindings: [{ client: 5, participant: 'ana' }] })
  })

  it('reads any range of an epoch', async () => {
    const doc = newDoc()
    await docs().append([batchOf({ doc, rows: logRows(10) })])
    const all = numbered(logRows(10))
    expect(await docs().read(doc, 1, { fromSeq: 1, limit: 100 })).toEqual(all)
    expect(await docs().read(doc, 1, { fromSeq: 4, limit: 3 })).toEqual(all.slice(3, 6))
    expect(await docs().read(doc, 1, { fromSeq: 11, limit: 3 })).toEqual([])
    expect(await docs().read(doc, 2, { fromSeq: 1, limit: 3 })).toEqual([])
    expect(await docs().read(newDoc(), 1, { fromSeq: 1, limit: 3 })).toEqual([])
  })

  it('starts from the newest checkpoint and loads only the rows after it', async () => {
    const doc = newDoc()
    await docs().append([batchOf({ doc, rows: logRows(5) })])
    await docs().writeCheckpoint(doc, 1, { seq: 2, bytes: new Uint8Array([2]) })
    await docs().writeCheckpoint(doc, 1, { seq: 4, bytes: new Uint8Array([4]) })
    await docs().writeCheckpoint(doc, 1, { seq: 3, bytes: new Uint8Array([3]) })
    const loaded = await docs().load(doc)
    expect(loaded.checkpoint).toEqual({ seq: 4, bytes: new Uint8Array([4]) })
    expect(loaded.rows).toEqual(numbered(logRows(5)).slice(4))
    expect(loaded.lastSeq).toBe(5)
    // The replay still reads what is before it.
    expect(await docs().read(doc, 1, { fromSeq: 1, limit: 2 })).toHaveLength(2)
  })

  it('refuses a checkpoint that is ahead of the log', async () => {
    const doc = newDoc()
    await docs().append([batchOf({ doc, rows: logRows(1) })])
    const attempt = docs().writeCheckpoint(doc, 1, { seq: 2, bytes: new Uint8Array([1]) })
    await expect(attempt).rejects.toThrow(SequenceConflictError)
    expect((await docs().load(doc)).checkpoint).toBeNull()
  })

  it('keeps blobs of megabytes, and copies in and out', async () => {
    const doc = newDoc()
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * 7) % 256)
    const kept = bytes.slice()
    await docs().append([batchOf({ doc, rows: [logRow(1, { bytes })] })])
    bytes.fill(0)
    const first = await docs().load(doc)
    expect(Buffer.compare(first.rows[0]!.bytes, kept)).toBe(0)
    first.rows[0]!.bytes.fill(1)
    expect(Buffer.compare((await docs().load(doc)).rows[0]!.bytes, kept)).toBe(0)
  })

  it('tells subscribers what was appended, once a doc, and no more once they stop', async () => {
    const [doc, other] = [newDoc(), newDoc()]
    const told: unknown[] = []
    const stop = docs().subscribe((...row) => told.push(row))
    await docs().append([batchOf({ doc, rows: logRows(2) }), batchOf({ doc: other, rows: logRows(1) })])
    await expect(docs().append([batchOf({ doc, rows: logRows(2) })])).rejects.toThrow()
    expect(told).toEqual([
      [doc, 1, 2],
      [other, 1, 1],
    ])
    stop()
    await docs().append([batchOf({ doc, expectedSeq: 3, rows: logRows(1) })])
    expect(told).toHaveLength(2)
  })
}
