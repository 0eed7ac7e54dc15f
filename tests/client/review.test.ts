import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { savedCards } from '../../client/review/savedCards.ts'
import { shortHash } from '../../client/review/shortHash.ts'
import { isAsSaved } from '../../client/review/verifyBoard.ts'
import { addCard } from '../../shared/board/boardDoc.ts'
import type { CardRecord } from '../../shared/board/card.ts'
import { newId } from '../../shared/ids.ts'

const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex')

describe('[RV1] a saved board is read from the top, each line from the left, without the bin', () => {
  it('orders the cards', () => {
    const doc = new Y.Doc()
    const card = (text: string, pos: [number, number], deletedAt: number | null = null) => {
      const record: CardRecord = { kind: 'need', pos, color: 'sun', author: newId(), createdAt: 1, deletedAt }
      addCard(doc, record, { text })
    }
    card('last', [0, 900])
    card('second', [300, 12])
    card('binned', [10, 10], 5)
    card(' ', [20, 20])
    card('first', [0, 20])
    expect(savedCards(doc).map(({ text }) => text)).toEqual(['first', 'second', 'last'])
  })
})

describe('[RV2] "identical to what was saved" is computed over the bytes that arrived', () => {
  const bytes = new Uint8Array([1, 2, 3])
  const manifestText = JSON.stringify({ boards: [{ boardId: 'b1', hash: sha256(bytes) }], title: 'Été' })
  const manifest = new TextEncoder().encode(manifestText)
  const contentHash = sha256(manifestText)

  it('holds for the saved bytes', () => {
    expect(isAsSaved({ id: 'b1', bytes }, manifest, contentHash)).toBe(true)
  })

  it('fails when a byte of the board, of the manifest or of the hash differs, or the board is another', () => {
    expect(isAsSaved({ id: 'b1', bytes: new Uint8Array([1, 2, 4]) }, manifest, contentHash)).toBe(false)
    expect(isAsSaved({ id: 'b2', bytes }, manifest, contentHash)).toBe(false)
    const forged = new TextEncoder().encode(manifestText.replace('Été', 'été'))
    expect(isAsSaved({ id: 'b1', bytes }, forged, contentHash)).toBe(false)
    expect(isAsSaved({ id: 'b1', bytes }, manifest, sha256('other'))).toBe(false)
  })

  it('shows the first twelve digits', () => {
    expect(shortHash('7e2c7b3bc408aaaa')).toBe('7e2c 7b3b c408')
  })
})
