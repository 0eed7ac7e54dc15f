/** A board's copy on the tablet (IndexedDB), so that what was written without network survives a reload. One database for
 *  each doc, epoch and participant; `tablee:copies` lists them, for not every browser can.
 *  Invariant: a broken or closed IndexedDB never blocks joining.  @see docs/SPEC.md CS9–CS11 */
import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { z } from 'zod'
import type { DocName } from '../../shared/protocol/docNames.ts'
import { readRecord, removeRecord, writeRecord } from './localRecords.ts'

const LIST_KEY = 'tablee:copies'
const LOAD_LIMIT_MS = 3_000

export interface CopyAddress {
  docName: DocName
  epoch: number
  participant: string
}

export interface OfflineCopy {
  /** Cards that an earlier page load left unsaved. */
  readonly pendingCards: readonly string[]
  keepPending(cards: ReadonlySet<string>): void
  /** Stops writing. The copy stays. */
  close(): Promise<void>
  /** Stops writing and removes the copy. */
  wipe(): Promise<void>
}

const prefixOf = ({ docName, participant }: Omit<CopyAddress, 'epoch'>): string => `tablee:${docName}:${participant}:`
const nameOf = (address: CopyAddress): string => `${prefixOf(address)}${address.epoch}`
const pendingKey = (name: string): string => `${name}:pending`

/** Fills the doc from the copy and keeps it up to date. Copies of other epochs are wiped: uploading one would bring back
 *  what was erased. Resolves in bounded time. */
export async function openOfflineCopy(address: CopyAddress, doc: Y.Doc): Promise<OfflineCopy> {
  const name = nameOf(address)
  await wipeCopies((other) => other.startsWith(prefixOf(address)) && other !== name)
  const persistence = (await canOpen(name)) ? new IndexeddbPersistence(name, doc) : null
  if (persistence !== null) {
    listCopies([...listedCopies().filter((other) => other !== name), name])
    await withinLimit(persistence.whenSynced)
  }
  const pending = z.array(z.string()).safeParse(readRecord(pendingKey(name)))
  return {
    pendingCards: pending.success ? pending.data : [],
    keepPending: (cards) => {
      if (cards.size === 0) removeRecord(pendingKey(name))
      else writeRecord(pendingKey(name), [...cards])
    },
    close: async () => {
      await persistence?.destroy()
    },
    wipe: async () => {
      await persistence?.destroy()
      await wipeCopies((other) => other === name)
    },
  }
}

/** Removes every copy of a participant: the tablet goes to somebody else. */
export const wipeCopiesOf = (participant: string): Promise<void> =>
  wipeCopies((name) => name.includes(`:${participant}:`))

async function wipeCopies(isMeant: (name: string) => boolean): Promise<void> {
  const meant = listedCopies().filter(isMeant)
  listCopies(listedCopies().filter((name) => !isMeant(name)))
  for (const name of meant) removeRecord(pendingKey(name))
  await withinLimit(Promise.allSettled(meant.map((name) => clearDocument(name))))
}

function listedCopies(): string[] {
  const listed = z.array(z.string()).safeParse(readRecord(LIST_KEY))
  return listed.success ? listed.data : []
}

function listCopies(names: string[]): void {
  if (names.length === 0) removeRecord(LIST_KEY)
  else writeRecord(LIST_KEY, names)
}

/** y-indexeddb never says that a database cannot be opened; so this tries first. */
function canOpen(name: string): Promise<boolean> {
  const attempt = new Promise<boolean>((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve(false)
    try {
      const request = indexedDB.open(`${name}:probe`)
      request.onerror = () => resolve(false)
      request.onblocked = () => resolve(false)
      request.onsuccess = () => {
        request.result.close()
        indexedDB.deleteDatabase(`${name}:probe`)
        resolve(true)
      }
    } catch {
      resolve(false)
    }
  })
  return withinLimit(attempt).then((opened) => opened === true)
}

/** undefined when it takes too long. */
function withinLimit<T>(promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), LOAD_LIMIT_MS)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
