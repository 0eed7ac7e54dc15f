/** Reads an update completely before anything is applied, and refuses what Yjs' own reader would let through: bytes left
 *  over (V2 frames read as V1), one client in two sections (the second would replace the first), empty structs.
 *  Leaves out what the doc has already: Yjs reads neighbours and places even of that, and cuts runs for them.
 *  Called by checkUpdate. @see docs/SPEC.md GD1, GD2, GD12 */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { MAX_CLIENTS_PER_UPDATE, MAX_DELETES_PER_UPDATE, MAX_STRUCTS_PER_UPDATE } from '../../../shared/limits.ts'
import { Refusal } from './refusal.ts'

export type Struct = Y.Item | Y.GC

/** New structs of one client, in clock order without a hole. */
export interface Section {
  client: number
  structs: Struct[]
}

export interface DecodedUpdate {
  /** V1 bytes of what is told here. */
  bytes: Uint8Array
  sections: Section[]
  deletes: DeleteRanges
  /** How much there was to read, known or not. */
  read: { structs: number; ranges: number }
}

/** Deleted ranges by client, ascending, not overlapping. */
export type DeleteRanges = ReadonlyMap<number, readonly { clock: number; len: number }[]>

/** Content that no part of a doc may hold: JSON, binary, embed, subdoc. A subdoc costs even to be read. */
const FORBIDDEN_CONTENT: ReadonlySet<number> = new Set([2, 3, 5, 9])
const CONTENT_BITS = 31

/** lib0's encoding of a value: the byte before it. Bytes, a list and an object. */
const ANY_ARRAY = 117
const NESTED_VALUES: ReadonlySet<number> = new Set([116, ANY_ARRAY, 118])
const MAX_VALUES_IN_A_LIST = 2
/** A link with its address, as JSON. */
const MAX_MARK_LENGTH = 5_000

class SectionDecoder extends Y.UpdateDecoderV1 {
  /** decodeUpdateV2 makes its decoder itself; this is how its position afterwards is learnt. */
  static last: SectionDecoder | null = null
  readonly clients = new Set<number>()
  #structs = 0
  #values = 0
  ranges = 0

  constructor(rest: decoding.Decoder) {
    super(rest)
    SectionDecoder.last = this
  }

  override readInfo(): number {
    const info = super.readInfo()
    if (FORBIDDEN_CONTENT.has(info & CONTENT_BITS)) throw new Refusal('invalid-record', 'kind of content')
    if (++this.#structs > MAX_STRUCTS_PER_UPDATE) throw new Refusal('too-large', 'structs')
    return info
  }

  /** Values of fields and attributes are plain, or short lists of plain ones. */
  override readAny(): unknown {
    const rest = this.restDecoder
    if (rest.arr[rest.pos] !== ANY_ARRAY) return this.#readPlain()
    rest.pos++
    const length = decoding.readVarUint(rest)
    if (length > MAX_VALUES_IN_A_LIST) throw new Refusal('invalid-record', 'list as a value')
    return Array.from({ length }, () => this.#readPlain())
  }

  #readPlain(): unknown {
    if (++this.#values > MAX_STRUCTS_PER_UPDATE) throw new Refusal('too-large', 'values')
    const { arr, pos } = this.restDecoder
    if (NESTED_VALUES.has(arr[pos]!)) throw new Refusal('invalid-record', 'kind of value')
    return decoding.readAny(this.restDecoder)
  }

  /** The value of a mark. */
  override readJSON(): unknown {
    const json = decoding.readVarString(this.restDecoder)
    if (json.length > MAX_MARK_LENGTH) throw new Refusal('invalid-record', 'mark')
    return JSON.parse(json)
  }

  override readDsClock(): number {
    if (++this.ranges > MAX_DELETES_PER_UPDATE) throw new Refusal('too-large', 'deletes')
    return super.readDsClock()
  }

  override readClient(): number {
    const client = super.readClient()
    if (this.clients.has(client)) throw new Refusal('malformed', 'one client in two sections')
    if (this.clients.size === MAX_CLIENTS_PER_UPDATE) throw new Refusal('too-many-clients')
    this.clients.add(client)
    return client
  }
}

/** What of an update a doc does not have yet, and all that it deletes. @param update V1 bytes.
 *  @throws Refusal `malformed`, `clock-gap`, `too-many-clients`. */
export function decodeUpdate(update: Uint8Array, store: Y.Doc['store']): DecodedUpdate {
  const whole = decode(update)
  const known = new Map<number, number>()
  let before = -1
  for (const { id } of whole.structs) {
    const state = id.client === before ? 0 : Y.getState(store, id.client)
    if (id.clock < state) known.set(id.client, state)
    before = id.client
  }
  const bytes = known.size === 0 ? update : Y.diffUpdate(update, Y.encodeStateVector(known))
  const { structs, deletes } = bytes === update ? whole : decode(bytes)
  checkOrder(deletes)
  return {
    bytes,
    sections: toSections(structs),
    deletes,
    read: { structs: whole.structs.length, ranges: whole.ranges },
  }
}

interface Decoded {
  structs: (Struct | Y.Skip)[]
  deletes: DeleteRanges
  ranges: number
}

function decode(update: Uint8Array): Decoded {
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdateV2(update, SectionDecoder)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('malformed', 'cannot be read', { cause: error })
  }
  const { restDecoder, ranges } = SectionDecoder.last!
  if (decoding.hasContent(restDecoder)) throw new Refusal('malformed', 'bytes left over')
  return { structs: decoded.structs, deletes: decoded.ds.clients, ranges }
}

/** No honest encoder writes ranges twice or out of order, and walking them would become quadratic. */
function checkOrder(deletes: DeleteRanges): void {
  for (const ranges of deletes.values()) {
    let end = 0
    for (const { clock, len } of ranges) {
      if (len <= 0 || clock < end) throw new Refusal('malformed', 'deleted ranges out of order')
      end = clock + len
    }
  }
}

function toSections(structs: (Struct | Y.Skip)[]): Section[] {
  const sections: Section[] = []
  let section: Section | undefined
  let nextClock = 0
  for (const struct of structs) {
    // A Skip announces a hole in the clock, which would leave everything behind it pending in every peer.
    if (struct instanceof Y.Skip) throw new Refusal('clock-gap', 'skip')
    if (struct.length <= 0) throw new Refusal('malformed', 'empty struct')
    const { client, clock } = struct.id
    if (section === undefined || section.client !== client) {
      section = { client, structs: [] }
      sections.push(section)
      nextClock = clock
    }
    if (clock !== nextClock) throw new Refusal('clock-gap', 'hole inside a section')
    nextClock = clock + struct.length
    if (!Number.isSafeInteger(nextClock)) throw new Refusal('oversized-run', 'clock overflow')
    section.structs.push(struct)
  }
  return sections
}
