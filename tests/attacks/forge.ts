/** Writes updates by hand, struct by struct, as no honest client would. Grammar: Yjs' encoding of V1 updates. */
import * as encoding from 'lib0/encoding'

export interface ForgedId {
  client: number
  clock: number
}

export interface ForgedStruct {
  /** Content of the struct: its reference number and how to write it; `gc` and `skip` carry a length only. */
  content: ForgedContent
  origin?: ForgedId
  rightOrigin?: ForgedId
  /** A root's name or the id of the item that holds the type. Written only without origins, as Yjs does. */
  parent?: string | ForgedId
  key?: string
}

export interface ForgedContent {
  ref: number
  write: (encoder: encoding.Encoder) => void
}

const REF = { gc: 0, deleted: 1, json: 2, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8, doc: 9, skip: 10 }
export const TYPE = { array: 0, map: 1, text: 2, xmlElement: 3, xmlFragment: 4, xmlHook: 5, xmlText: 6 }

const content = (ref: number, write: (encoder: encoding.Encoder) => void): ForgedContent => ({ ref, write })
const length = (ref: number, count: number) => content(ref, (to) => encoding.writeVarUint(to, count))

export const gc = (count: number) => length(REF.gc, count)
export const skip = (count: number) => length(REF.skip, count)
export const deleted = (count: number) => length(REF.deleted, count)
export const text = (value: string) => content(REF.string, (to) => encoding.writeVarString(to, value))
export const binary = (bytes: Uint8Array) => content(REF.binary, (to) => encoding.writeVarUint8Array(to, bytes))
export const embed = (json: string) => content(REF.embed, (to) => encoding.writeVarString(to, json))
export const json = (...values: string[]) =>
  content(REF.json, (to) => {
    encoding.writeVarUint(to, values.length)
    for (const value of values) encoding.writeVarString(to, value)
  })
export const any = (...values: unknown[]) =>
  content(REF.any, (to) => {
    encoding.writeVarUint(to, values.length)
    for (const value of values) encoding.writeAny(to, value as never)
  })
export const format = (key: string, value: string) =>
  content(REF.format, (to) => {
    encoding.writeVarString(to, key)
    encoding.writeVarString(to, value)
  })
export const type = (ref: number, name?: string) =>
  content(REF.type, (to) => {
    encoding.writeVarUint(to, ref)
    if (name !== undefined) encoding.writeVarString(to, name)
  })
export const subdoc = (guid: string, options: unknown = {}) =>
  content(REF.doc, (to) => {
    encoding.writeVarString(to, guid)
    encoding.writeAny(to, options as never)
  })

export interface ForgedSection {
  client: number
  clock?: number
  structs: ForgedStruct[]
}
export interface ForgedDeletes {
  client: number
  ranges: { clock: number; len: number }[]
}

export function forgeUpdate(sections: ForgedSection[], deletes: ForgedDeletes[] = []): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, sections.length)
  for (const { client, clock = 0, structs } of sections) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  encoding.writeVarUint(encoder, deletes.length)
  for (const { client, ranges } of deletes) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, len)
    }
  }
  return encoding.toUint8Array(encoder)
}

function writeStruct(to: encoding.Encoder, { content, origin, rightOrigin, parent, key }: ForgedStruct): void {
  if (content.ref === REF.gc || content.ref === REF.skip) {
    encoding.writeUint8(to, content.ref)
    return content.write(to)
  }
  const info = content.ref | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20)
  encoding.writeUint8(to, info)
  if (origin) writeId(to, origin)
  if (rightOrigin) writeId(to, rightOrigin)
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(to, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') encoding.writeVarString(to, parent)
    else writeId(to, parent!)
    if (key !== undefined) encoding.writeVarString(to, key)
  }
  content.write(to)
}

function writeId(to: encoding.Encoder, { client, clock }: ForgedId): void {
  encoding.writeVarUint(to, client)
  encoding.writeVarUint(to, clock)
}
