import { expect, it } from 'vitest'
import { type DocLog, SequenceConflictError } from '../../server/storage/docLog.ts'
import { batchOf, logRows, newDoc } from './logRows.ts'

const start = (fields: Partial<Parameters<DocLog['startEpoch']>[2]> = {}) => ({
  bytes: new Uint8Array([42]),
  bindings: [],
  eraseHistory: false,
  ...fields,
})

export function describeEpochs(docs: () => DocLog): void {
  it('begins an epoch with its state, its bindings and an empty log', async () => {
    const doc = newDoc()
    await docs().append([batchOf({ doc, rows: logRows(3), bindings: [{ client: 1, participant: 'ana' }] })])
    const bindings = [{ client: 2, participant: 'ana' }]
    expect(await docs().startEpoch(doc, 1, start({ bindings }))).toBe(2)
    expect(await docs().currentEpoch(doc)).toBe(2)
    expect(await docs().load(doc)).toEqual({
      epoch: 2,
      lastSeq: 0,
      checkpoint: { seq: 0, bytes: new Uint8Array([42]) },
      rows: [],
      bindings,
      retiredClients: [1],
    })
    expect(await docs().lastSeq(doc)).toBe(0)
    await docs().append([batchOf({ doc, epoch: 2, rows: logRows(1) })])
    expect((await docs().load(doc)).lastSeq).toBe(1)
    expect(await docs().lastSeq(doc)).toBe(1)
  })

  it('[ST7] retires the clientIDs of all earlier epochs', async () => {
    const doc = newDoc()
    await docs().append([batchOf({ doc, rows: logRows(1), bindings: [{ client: 1, participant: 'ana' }] })])
    await docs().startEpoch(doc, 1, start({ bindings: [{ client: 2, participant: 'ana' }] }))
    await docs().startEpoch(doc, 2, start({ eraseHistory: true }))
    const { epoch, bindings, retiredClients } = await docs().load(doc)
    expect({ epoch, bindings, retiredClients: retiredClients.toSorted() }).toEqual({
      epoch: 3,
      bindings: [],
      retiredClients: [1, 2],
    })
  })

  it('refuses rows and checkpoints of an epoch that is over', async () => {
    const doc = newDoc()
    await docs().append([batchOf({ doc, rows: logRows(2) })])
    await docs().startEpoch(doc, 1, start())
    const late = docs().append([batchOf({ doc, expectedSeq: 3, rows: logRows(1) })])
    await expect(late).rejects.toThrow(SequenceConflictError)
    const lateCheckpoint = docs().writeCheckpoint(doc, 1, { seq: 2, bytes: new Uint8Array([9]) })
    await expect(lateCheckpoint).rejects.toThrow(SequenceConflictError)
  })

  it('begins an epoch once: of two writers the second is refused', async () => {
    const doc = newDoc()
    await docs().startEpoch(doc, 1, start())
    await expect(docs().startEpoch(doc, 1, start())).rejects.toThrow(SequenceConflictError)
    expect(await docs().currentEpoch(doc)).toBe(2)
  })

  it('keeps the older epochs for the replay unless told to erase', async () => {
    const doc = newDoc()
    await docs().append([batchOf({ doc, rows: logRows(3) })])
    await docs().startEpoch(doc, 1, start())
    expect(await docs().read(doc, 1, { fromSeq: 1, limit: 10 })).toHaveLength(3)
  })

  it('[ST8] erases the rows of every older epoch, and of no other doc', async () => {
    const [doc, other] = [newDoc(), newDoc()]
    await docs().append([batchOf({ doc, rows: logRows(3) }), batchOf({ doc: other, rows: logRows(2) })])
    await docs().startEpoch(doc, 1, start())
    await docs().append([batchOf({ doc, epoch: 2, rows: logRows(2) })])
    await docs().startEpoch(doc, 2, start({ eraseHistory: true }))
    expect(await docs().read(doc, 1, { fromSeq: 1, limit: 10 })).toEqual([])
    expect(await docs().read(doc, 2, { fromSeq: 1, limit: 10 })).toEqual([])
    expect(await docs().read(other, 1, { fromSeq: 1, limit: 10 })).toHaveLength(2)
  })
}
