import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createCard } from '../../../client/board/model/commands.ts'
import { isPlain, rewriteText } from '../../../client/board/model/rewriteText.ts'
import { createUndoHistory } from '../../../client/board/model/undoHistory.ts'
import { cardBody, cardsOf, plainText } from '../../../shared/board/boardDoc.ts'
import { newId } from '../../../shared/ids.ts'
import { GuardedServer } from './guardedServer.ts'

const look = { kind: 'need', color: 'sun', pos: [0, 0] as [number, number], now: 1 } as const

/** A card on two tablets that reach the real guard. */
function setUp(text?: string) {
  const server = new GuardedServer()
  const author = newId()
  const mine = server.tablet(author)
  const theirs = server.tablet(newId())
  const id = createCard(mine, { ...look, author, ...(text !== undefined && { text }) })
  const bodyIn = (doc: Y.Doc): Y.XmlFragment => cardBody(cardsOf(doc).get(id)!)
  return { server, mine, theirs, bodyIn, body: bodyIn(mine) }
}

describe('[BD27] a plain text field', () => {
  it('brings a card to any text, in changes that the server takes', () => {
    const { server, body, bodyIn } = setUp()
    const texts = [
      'a',
      'ab',
      'ab\nc',
      'ab\n\nc',
      'b\nc',
      '',
      'x 😀 y',
      'x 😁 y',
      '1\n2\n3\n4',
      '1\n4',
      '0\n1\n4',
      'fin',
    ]
    for (const text of texts) {
      rewriteText(body, text)
      expect(plainText(body)).toBe(text)
      expect(plainText(bodyIn(server.doc))).toBe(text)
    }
  })

  it('keeps what somebody else writes in another line, and beside it in the same', () => {
    const { mine, theirs, body, bodyIn } = setUp('un\ndeux')
    const offline = Y.encodeStateAsUpdate(theirs)
    const other = new Y.Doc()
    Y.applyUpdate(other, offline)
    rewriteText(bodyIn(other), 'un peu\ndeux')
    rewriteText(body, 'un\ndeux fois')
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(other))
    expect(plainText(body)).toBe('un peu\ndeux fois')
  })

  it('keeps bold in words that stay', () => {
    const { body } = setUp('un mot fort')
    const text = (body.get(0) as Y.XmlElement).get(0) as Y.XmlText
    text.format(7, 4, { bold: {} })
    rewriteText(body, 'un seul mot fort')
    expect(text.toDelta()).toEqual([{ insert: 'un seul mot ' }, { insert: 'fort', attributes: { bold: {} } }])
  })

  it('is undone by the board’s history', () => {
    const { mine, body } = setUp('avant')
    const history = createUndoHistory(mine)
    rewriteText(body, 'après')
    history.undo()
    expect(plainText(body)).toBe('avant')
  })

  it('does not touch lists and line breaks', () => {
    const { body } = setUp('un')
    expect(isPlain(body)).toBe(true)
    const paragraph = body.get(0) as Y.XmlElement
    paragraph.insert(1, [new Y.XmlElement('hardBreak')])
    expect(isPlain(body)).toBe(false)
    paragraph.delete(1)
    body.insert(1, [new Y.XmlElement('bulletList')])
    expect(isPlain(body)).toBe(false)
  })
})
