/** Where in the board document a struct stands: which record, which field, how deep in a text. The guard's map of the schema.
 *  A `Parent` stands for one Yjs type, in the doc or still in the update; object identity tells parents apart. */
import * as Y from 'yjs'
import type { RecordType } from '../../../shared/board/recordType.ts'
import { RECORD_TYPES } from '../../../shared/board/recordTypes.ts'
import { RICH_TEXT_CHILDREN } from '../../../shared/board/richText.ts'
import { ID_PATTERN } from '../../../shared/ids.ts'
import { MAX_TEXT_DEPTH } from '../../../shared/limits.ts'
import { Refusal } from './refusal.ts'

export type Place =
  /** The root map of all records of a kind. */
  | { kind: 'records'; records: RecordType }
  | { kind: 'record'; records: RecordType }
  /** A rich text node: `body` for the fragment, else the element's name. */
  | { kind: 'node'; name: string; depth: number }
  | { kind: 'text' }

export interface Parent {
  place: Place
  /** null when it comes with the update that is being checked. */
  type: Y.AbstractType<unknown> | null
}

/** The place of a type that is put below `parent` under `key` (null in lists). @throws Refusal when the schema knows none. */
export function placeOf(type: Y.AbstractType<unknown>, parent: Place, key: string | null): Place {
  if (parent.kind === 'records') {
    if (key === null || !ID_PATTERN.test(key)) throw new Refusal('invalid-record', 'record id')
    if (type.constructor !== Y.Map) throw new Refusal('invalid-record', 'a record is a map')
    return { kind: 'record', records: parent.records }
  }
  if (parent.kind === 'record') {
    const isBody = key !== null && key === parent.records.body && type.constructor === Y.XmlFragment
    if (!isBody) throw new Refusal('invalid-record', 'type in a record')
    return { kind: 'node', name: 'body', depth: 0 }
  }
  if (parent.kind === 'node' && key === null) return nodePlace(type, parent)
  throw new Refusal('invalid-record', 'type in a text')
}

function nodePlace(type: Y.AbstractType<unknown>, parent: { name: string; depth: number }): Place {
  const allowed = RICH_TEXT_CHILDREN[parent.name] ?? []
  if (type.constructor === Y.XmlText && allowed.includes('text')) return { kind: 'text' }
  if (type.constructor !== Y.XmlElement) throw new Refusal('invalid-record', 'type of a node')
  const name = (type as Y.XmlElement).nodeName
  if (!allowed.includes(name)) throw new Refusal('invalid-record', 'node name')
  if (parent.depth >= MAX_TEXT_DEPTH) throw new Refusal('too-large', 'nesting')
  return { kind: 'node', name, depth: parent.depth + 1 }
}

/** Parents of the doc's own types, found by walking up once and remembered. One per room. */
export class Places {
  readonly #known = new WeakMap<Y.AbstractType<unknown>, Parent>()
  readonly #roots = new Map<string, Parent>()

  constructor(doc: Y.Doc) {
    for (const records of RECORD_TYPES) {
      const type = doc.getMap(records.root) as Y.AbstractType<unknown>
      const parent: Parent = { place: { kind: 'records', records }, type }
      this.#roots.set(records.root, parent)
      this.#known.set(type, parent)
    }
  }

  /** @throws Refusal `unknown-root`. */
  root(name: string): Parent {
    const root = this.#roots.get(name)
    if (root === undefined) throw new Refusal('unknown-root')
    return root
  }

  of(type: Y.AbstractType<unknown>): Parent {
    const known = this.#known.get(type)
    if (known !== undefined) return known
    const item = type._item
    if (item === null) throw new Refusal('unknown-root')
    const above = this.of(item.parent as Y.AbstractType<unknown>)
    const parent: Parent = { place: placeOf(type, above.place, item.parentSub), type }
    this.#known.set(type, parent)
    return parent
  }
}
