/** A board's copy on the tablet (IndexedDB), so that what was written without network survives a reload. One database for
 *  each doc, epoch and participant.
 *  Invariant: a broken, closed or full IndexedDB never blocks joining, and is never said to keep anything.
 *  @see docs/SPEC.md CS9–CS11, CS16 */
import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { type CopyAddress, copiesOf, copyName, keepPendingCards, listCopy, unlistCopy } from './copyList.ts'

const LOAD_LIMIT_MS = 3_000

export interface OfflineCopy {
  /** Whether all that the doc holds is written to the tablet, so that it survives a reload. */
  readonly isKept: boolean
  keepPending(cards: ReadonlySet<string>): void
  /** Stops writing. The copy stays. */
  close(): Promise<void>
  /** Stops writing and removes the copy. */
  wipe(): Promise<void>
}

/** Fills the doc from the copy and keeps it up to date. Resolves in bounded time.
 *  @param onKeptChange told whenever `isKept` turns. */
export async function openOfflineCopy(
  address: CopyAddress,
  doc: Y.Doc,
  onKeptChange: () => void,
): Promise<OfflineCopy> {
  const persistence = (await canOpen(address)) ? new IndexeddbPersistence(copyName(address), doc) : null
  let isKept = false
  if (persistence !== null) {
    listCopy(address)
    const synced = persistence.whenSynced.then(({ db }) => {
      isKept = true
      onFailedWrite(db!, () => {
        isKept = false
        // A copy with a gap is worse than one that ends early: the server refuses what follows a gap.
        void persistence.destroy()
        onKeptChange()
      })
      onKeptChange()
    })
    await withinLimit(synced)
  }
  return {
    get isKept() {
      return isKept
    },
    keepPending: (cards) => {
      if (persistence !== null) keepPendingCards(address, cards)
    },
    close: async () => {
      await persistence?.destroy()
    },
    wipe: async () => {
      if (persistence === null) return
      await persistence.destroy()
      await wipeCopy(address)
    },
  }
}

/** The doc as a copy holds it; null when it cannot be read. The caller destroys it. */
export async function readOfflineCopy(address: CopyAddress): Promise<Y.Doc | null> {
  if (!(await canOpen(address))) return null
  const doc = new Y.Doc()
  const persistence = new IndexeddbPersistence(copyName(address), doc)
  const isRead = (await withinLimit(persistence.whenSynced)) !== undefined
  await Promise.allSettled([persistence.destroy()])
  if (isRead) return doc
  doc.destroy()
  return null
}

export async function wipeCopy(address: CopyAddress): Promise<void> {
  unlistCopy(address)
  await withinLimit(Promise.allSettled([clearDocument(copyName(address))]))
}

/** Removes every copy of a participant: the tablet goes to somebody else. */
export async function wipeCopiesOf(participant: string): Promise<void> {
  await Promise.all(copiesOf(participant).map(wipeCopy))
}

/** Tells once when a write did not get through: the disk is full, or the browser or another tab took the database away. */
function onFailedWrite(db: IDBDatabase, listener: () => void): void {
  const stop = new AbortController()
  for (const event of ['abort', 'close', 'versionchange']) {
    const tell = (): void => {
      stop.abort()
      listener()
    }
    db.addEventListener(event, tell, { signal: stop.signal })
  }
}

/** y-indexeddb never says that a database cannot be opened; so this tries first. */
function canOpen(address: CopyAddress): Promise<boolean> {
  const name = `${copyName(address)}:probe`
  const attempt = new Promise<boolean>((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve(false)
    try {
      const request = indexedDB.open(name)
      request.onerror = () => resolve(false)
      request.onblocked = () => resolve(false)
      request.onsuccess = () => {
        request.result.close()
        indexedDB.deleteDatabase(name)
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
