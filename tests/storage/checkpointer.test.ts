import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Checkpointer, createCheckpointer } from '../../server/storage/checkpoint/checkpointer.ts'
import { createDocQueue } from '../../server/storage/checkpoint/docQueue.ts'
import { createInlineCheckpointer } from '../../server/storage/checkpoint/inlineCheckpointer.ts'
import { createMemoryStorage } from '../../server/storage/memory/memoryStorage.ts'
import { openSqliteStorage } from '../../server/storage/sqlite/sqliteStorage.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { DocName } from '../../shared/protocol/docNames.ts'
import { batchOf, logRow, newDoc } from './logRows.ts'

let storage: Storage
let checkpointer: Checkpointer
let faults: (DocName | null)[]
let dataDir: string
const onFault = (doc: DocName | null): unknown => faults.push(doc)

beforeEach(() => {
  faults = []
})
afterEach(async () => {
  await checkpointer.close()
  await storage.close()
})

/** Appends what each edit changes, as a room would. */
async function edit(doc: DocName, source: Y.Doc, edits: (() => void)[]): Promise<void> {
  const rows = edits.map((change) => {
    const before = Y.encodeStateVector(source)
    change()
    return logRow(1, { bytes: Y.encodeStateAsUpdate(source, before) })
  })
  const { lastSeq } = await storage.docs.load(doc)
  await storage.docs.append([batchOf({ doc, expectedSeq: lastSeq + 1, rows })])
}

async function loadedText(doc: DocName): Promise<string> {
  const { checkpoint, rows } = await storage.docs.load(doc)
  const loaded = new Y.Doc()
  if (checkpoint !== null) Y.applyUpdate(loaded, checkpoint.bytes)
  for (const { bytes } of rows) Y.applyUpdate(loaded, bytes)
  return loaded.getText('t').toString()
}

const letters = (source: Y.Doc, count: number): (() => void)[] =>
  Array.from({ length: count }, (_, index) => () => source.getText('t').insert(index, 'é'))

function describeCheckpointer(): void {
  it('[ST11] folds the log into a checkpoint that says the same', async () => {
    const [doc, source] = [newDoc(), new Y.Doc()]
    await edit(doc, source, letters(source, 300))
    checkpointer.request(doc)
    await checkpointer.idle()
    expect(await storage.docs.load(doc)).toMatchObject({ lastSeq: 300, checkpoint: { seq: 300 }, rows: [] })
    expect(await loadedText(doc)).toBe('é'.repeat(300))

    await edit(doc, source, [() => source.getText('t').delete(0, 299), () => source.getText('t').insert(1, '!')])
    checkpointer.request(doc)
    await checkpointer.idle()
    expect(await storage.docs.load(doc)).toMatchObject({ lastSeq: 302, checkpoint: { seq: 302 }, rows: [] })
    expect(await loadedText(doc)).toBe('é!')
  })

  it('leaves a doc alone that nothing was appended to', async () => {
    const doc = newDoc()
    checkpointer.request(doc)
    await checkpointer.idle()
    expect((await storage.docs.load(doc)).checkpoint).toBeNull()
    expect(faults).toEqual([])
  })

  it('tells of a doc that cannot be folded, and goes on with the others', async () => {
    const [broken, doc, source] = [newDoc(), newDoc(), new Y.Doc()]
    await storage.docs.append([batchOf({ doc: broken, rows: [logRow(1, { bytes: new Uint8Array([255, 255]) })] })])
    await edit(doc, source, letters(source, 3))
    checkpointer.request(broken)
    checkpointer.request(doc)
    await checkpointer.idle()
    expect(faults).toEqual([broken])
    expect((await storage.docs.load(doc)).checkpoint?.seq).toBe(3)
  })

  it('does what waits before it closes', async () => {
    const [doc, source] = [newDoc(), new Y.Doc()]
    await edit(doc, source, letters(source, 3))
    checkpointer.request(doc)
    await checkpointer.close()
    expect((await storage.docs.load(doc)).checkpoint?.seq).toBe(3)
  })
}

describe('the checkpointer of the memory storage', () => {
  beforeEach(() => {
    storage = createMemoryStorage()
    checkpointer = createInlineCheckpointer({ docLog: storage.docs, onFault })
  })
  describeCheckpointer()
})

describe('the checkpointer of the SQLite storage', () => {
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'tablee-checkpoint-'))
    storage = openSqliteStorage({ dataDir })
    checkpointer = createCheckpointer({ dataDir, onFault })
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))
  describeCheckpointer()

  it('[ST12] moves the WAL into the database without a commit having to', async () => {
    const doc = newDoc()
    const rows = Array.from({ length: 60 }, () => logRow(1, { bytes: new Uint8Array(100_000) }))
    await storage.docs.append([batchOf({ doc, rows })])
    // The event loop's own connection would only do so at 64 MB.
    await expect.poll(() => statSync(join(dataDir, 'tablee.db')).size, { timeout: 10_000 }).toBeGreaterThan(6_000_000)
  })
})

describe('the queue of docs', () => {
  it('takes a doc once however often it is asked for, and again when asked for during its turn', async () => {
    const done: DocName[] = []
    const gates: (() => void)[] = []
    const queue = createDocQueue(async (doc) => {
      await new Promise<void>((open) => gates.push(open))
      done.push(doc)
    })
    const [a, b] = [newDoc(), newDoc()]
    for (const doc of [a, b, b, b]) queue.add(doc)
    queue.add(a)
    for (let turn = 0; turn < 3; turn++) {
      gates[turn]!()
      await new Promise(setImmediate)
    }
    await queue.idle()
    expect(done).toEqual([a, b, a])
  })
})
