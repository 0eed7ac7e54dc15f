import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { TouchedClients } from '../../server/sync/touchedClients.ts'

/** A doc that many clients have written into, and what one of them does next. */
function seen(clients: number): { doc: Y.Doc; update: Uint8Array } {
  const doc = new Y.Doc()
  for (let client = 1; client <= clients; client++) {
    doc.clientID = client
    doc.getMap('cards').set(`card ${client % 10}`, client)
  }
  doc.getText('text').insert(0, 'bold', { bold: true })
  const peer = new Y.Doc()
  Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc))
  peer.clientID = 7
  let update: Uint8Array = new Uint8Array()
  peer.on('update', (bytes: Uint8Array) => {
    update = bytes
  })
  peer.transact(() => {
    peer.getMap('cards').set('card 3', 'moved')
    peer.getText('text').insert(2, 'new')
    // Marks that mark nothing are left behind, for the receiver to tidy.
    peer.getText('text').delete(0, 7)
  })
  return { doc, update }
}

describe('the cost of a tick', () => {
  it('[RM3] a tick gives the doc and the update that Yjs alone would give', () => {
    const { doc, update } = seen(200)
    const plain = new Y.Doc()
    Y.applyUpdate(plain, Y.encodeStateAsUpdate(doc))
    plain.clientID = doc.clientID
    const emitted: Uint8Array[] = []
    plain.on('update', (bytes: Uint8Array) => emitted.push(bytes))
    Y.applyUpdate(plain, update)

    const clients = TouchedClients.of(doc)
    const broadcast: Uint8Array[] = []
    doc.on('update', (bytes: Uint8Array) => broadcast.push(bytes))
    clients.transact(doc, () => Y.applyUpdate(doc, update), 'tick')

    expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(plain))
    expect(broadcast).toEqual(emitted)
    expect(doc.clientID).toBe(plain.clientID)
  })

  it('[RM3] leaves the doc its clientID, whether it has written or not', () => {
    const { doc, update } = seen(20)
    doc.clientID = 99
    const clients = TouchedClients.of(doc)
    clients.transact(doc, () => Y.applyUpdate(doc, update), 'tick')
    expect(doc.clientID).toBe(99)
    doc.getMap('cards').set('card 1', 'by the server')
    clients.transact(doc, () => Y.applyUpdate(doc, update), 'tick')
    expect(doc.clientID).toBe(99)
  })

  it('[RM3] walks over the clients of the tick only, not over all that were ever seen', () => {
    const { doc, update } = seen(2_000)
    const clients = TouchedClients.of(doc)
    let transaction: Y.Transaction | undefined
    doc.on('afterTransaction', (ended: Y.Transaction) => {
      transaction ??= ended
    })
    clients.transact(doc, () => Y.applyUpdate(doc, update), 'tick')
    expect(transaction!.afterState.size).toBeLessThan(20)
  })

  it('[RM3] shows the whole doc to who reads it within a tick', () => {
    const { doc, update } = seen(50)
    const clients = TouchedClients.of(doc)
    clients.transact(
      doc,
      () => {
        Y.applyUpdate(doc, update)
        expect(clients.whole(() => Y.encodeStateVector(doc))).toEqual(Y.encodeStateVector(copyOf(doc, clients)))
      },
      'tick',
    )
  })
})

function copyOf(doc: Y.Doc, clients: TouchedClients): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(
    copy,
    clients.whole(() => Y.encodeStateAsUpdate(doc)),
  )
  return copy
}
