/** Bytes of the y-websocket protocol, as the provider writes and reads them. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  messageAwareness,
  messageDurableAck,
  messageQueryAwareness,
  messageSync,
} from '../../shared/protocol/messages.ts'

const SYNC_STEP_1 = 0
const SYNC_STEP_2 = 1
const SYNC_UPDATE = 2

function syncMessage(kind: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageSync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

export const step1Message = (doc: Y.Doc): Uint8Array => syncMessage(SYNC_STEP_1, Y.encodeStateVector(doc))
export const step2Message = (doc: Y.Doc, stateVector: Uint8Array): Uint8Array =>
  syncMessage(SYNC_STEP_2, Y.encodeStateAsUpdate(doc, stateVector))
export const updateMessage = (update: Uint8Array): Uint8Array => syncMessage(SYNC_UPDATE, update)

/** This tablet's own presence and nobody else's: the server has the others'. */
export function presenceMessage(awareness: Awareness): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageAwareness)
  encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]))
  return encoding.toUint8Array(encoder)
}

export type ServerMessage =
  | { kind: 'step1'; stateVector: Uint8Array }
  | { kind: 'update'; isStep2: boolean; update: Uint8Array }
  | { kind: 'presence'; update: Uint8Array }
  | { kind: 'queryPresence' }
  | { kind: 'ack'; count: number }
  /** A type that this version does not know; a newer server may send one. */
  | { kind: 'unknown' }

/** @throws Error when the bytes end too early. */
export function readServerMessage(bytes: Uint8Array): ServerMessage {
  const decoder = decoding.createDecoder(bytes)
  switch (decoding.readVarUint(decoder)) {
    case messageSync:
      return readSyncMessage(decoder)
    case messageAwareness:
      return { kind: 'presence', update: decoding.readVarUint8Array(decoder) }
    case messageQueryAwareness:
      return { kind: 'queryPresence' }
    case messageDurableAck:
      return { kind: 'ack', count: decoding.readVarUint(decoder) }
    default:
      return { kind: 'unknown' }
  }
}

function readSyncMessage(decoder: decoding.Decoder): ServerMessage {
  const kind = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (kind === SYNC_STEP_1) return { kind: 'step1', stateVector: payload }
  return { kind: 'update', isStep2: kind === SYNC_STEP_2, update: payload }
}
