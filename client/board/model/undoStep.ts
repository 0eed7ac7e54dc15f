/** Takes back one step of a person's history: what it brought goes, and what it took away comes back as a copy, at its old
 *  place. A copy stands between two items that are neighbours now, as all that is written does: only so do all peers put it
 *  into the same place. (Yjs' own undo gives it the neighbours of the item it copies, which others may have moved apart.)
 *  Used by undoHistory.ts.  @see docs/SPEC.md UN1–UN6 */
import * as Y from 'yjs'

export type Step = Y.UndoManager['undoStack'][number]

/** @param transaction under which all of it happens. @returns false when nothing was left to take back. */
export const takeBack = (transaction: Y.Transaction, step: Step): boolean => new StepBack(transaction, step).run()

class StepBack {
  readonly #transaction: Y.Transaction
  readonly #step: Step
  #hasChanged = false

  constructor(transaction: Y.Transaction, step: Step) {
    this.#transaction = transaction
    this.#step = step
  }

  run(): boolean {
    const brought = this.#brought()
    Y.iterateDeletedStructs(this.#transaction, this.#step.deletions, (struct) => {
      if (struct instanceof Y.Item) this.#restore(struct)
    })
    // Children before their parents: whether a node may go hangs on what is left in it.
    for (const item of brought.reverse()) if (!item.deleted && mayGo(item)) this.#remove(item)
    for (const [type, keys] of this.#transaction.changed) forgetPositions(type, keys)
    return this.#hasChanged
  }

  /** What lives of what the step brought, or of its copies. */
  #brought(): Y.Item[] {
    const items: Y.Item[] = []
    const collect = (struct: Y.Item | Y.GC): void => {
      if (!(struct instanceof Y.Item)) return
      if (struct.redone !== null) {
        const copies = Y.createDeleteSet()
        copies.clients.set(struct.redone.client, [{ clock: struct.redone.clock, len: struct.length }])
        Y.iterateDeletedStructs(this.#transaction, copies, collect)
      } else if (!struct.deleted) items.push(struct)
    }
    Y.iterateDeletedStructs(this.#transaction, this.#step.insertions, collect)
    return items
  }

  #remove(item: Y.Item): void {
    item.delete(this.#transaction)
    this.#hasChanged = true
  }

  /** @returns the copy; null when there is one already, the step did not take the item away, or it must stay away. */
  #restore(item: Y.Item): Y.Item | null {
    if (item.redone !== null || !this.#tookAway(item)) return null
    const parent = this.#livingParent(item)
    if (parent === null || (item.parentSub !== null && !this.#isLastOfOthers(item))) return null
    const left = item.parentSub === null ? this.#leftIn(parent, item) : (parent._map.get(item.parentSub) ?? null)
    const right = item.parentSub !== null ? null : left === null ? parent._start : left.right
    const { doc } = this.#transaction
    const copy = new Y.Item(
      Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID)),
      left,
      left?.lastId ?? null,
      right,
      right?.id ?? null,
      parent,
      item.parentSub,
      item.content.copy(),
    )
    item.redone = copy.id
    keep(copy)
    copy.integrate(this.#transaction, 0)
    this.#hasChanged = true
    return copy
  }

  /** And has not brought it itself. */
  #tookAway({ id, content }: Y.Item): boolean {
    const { deletions, insertions } = this.#step
    return Y.isDeleted(deletions, id) && !Y.isDeleted(insertions, id) && !(content instanceof Y.ContentDeleted)
  }

  /** Where it stood, or the copy of that, which comes back first when the step took it away too. */
  #livingParent(item: Y.Item): Y.AbstractType<unknown> | null {
    const type = item.parent as Y.AbstractType<unknown>
    let holder = type._item
    while (holder?.deleted) {
      holder = holder.redone === null ? this.#restore(holder) : Y.getItemCleanStart(this.#transaction, holder.redone)
      if (holder === null) return null
    }
    return holder === null ? type : (holder.content as Y.ContentType).type
  }

  /** Whether all later values of its key are the step's own: what somebody else has set since stays. */
  #isLastOfOthers(item: Y.Item): boolean {
    for (let later = item.right; later !== null; later = later.right) {
      if (!Y.isDeleted(this.#step.insertions, later.id)) return false
      while (later.redone !== null) later = Y.getItemCleanStart(this.#transaction, later.redone)
    }
    return true
  }

  /** The nearest on its left that stands in the parent; what came back is where its copy is. */
  #leftIn(parent: Y.AbstractType<unknown>, item: Y.Item): Y.Item | null {
    for (let { left } = item; left !== null; left = left.left) {
      const standing = this.#newestEnd(left)
      if (standing.parent === parent) return standing
    }
    return null
  }

  /** The end of an item, or of its newest copy, which others may have cut. */
  #newestEnd(item: Y.Item): Y.Item {
    let newest = item
    while (newest.redone !== null) {
      const end = Y.createID(newest.redone.client, newest.redone.clock + newest.length - 1)
      newest = Y.getItemCleanEnd(this.#transaction, this.#transaction.doc.store, end)
    }
    return newest
  }
}

/** A field is only ever replaced by its older value, never removed: a concurrent move can leave no older value to go back to,
 *  and a card without a place is refused by the server. A node goes only when nothing is left in it: what others wrote in
 *  my paragraph is theirs. */
function mayGo({ parentSub, content }: Y.Item): boolean {
  if (parentSub !== null) return false
  return !(content instanceof Y.ContentType) || content.type._length === 0
}

/** Yjs keeps the content of what is deleted only where it is told to: a copy may have to be copied. */
function keep(copy: Y.Item): void {
  let item: Y.Item | null = copy
  for (; item !== null && !item.keep; item = (item.parent as Y.AbstractType<unknown>)._item) item.keep = true
}

/** Yjs remembers places in a list by their number. */
function forgetPositions(type: Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>, keys: Set<string | null>): void {
  if (keys.has(null) && type._searchMarker) type._searchMarker.length = 0
}
