import { describe, expect, it } from 'vitest'
import { MAX_PASTED_LINES, pastedLines } from '../../../client/board/gestures/pastedLines.ts'
import { createCards } from '../../../client/board/model/commands.ts'
import { cardsOf } from '../../../shared/board/boardDoc.ts'
import { newId } from '../../../shared/ids.ts'
import { MAX_PARAGRAPH_LENGTH } from '../../../shared/limits.ts'
import { GuardedServer } from './guardedServer.ts'

describe('[BD26] what is pasted on the board', () => {
  it('makes a line of each pasted line, without bullets, numbers and blank lines', () => {
    const mail =
      'Bonjour,\r\n\r\n- un rendez-vous\n  • des mots simples\n3. un lieu calme\n12) du temps\n2026 : année de la santé\n   \n'
    expect(pastedLines(mail)).toEqual({
      lines: [
        'Bonjour,',
        'un rendez-vous',
        'des mots simples',
        'un lieu calme',
        'du temps',
        '2026 : année de la santé',
      ],
      tooLong: 0,
      tooMany: 0,
    })
  })

  it('leaves out lines that are too long for a card, and lines past the limit, and counts them', () => {
    const long = 'a'.repeat(MAX_PARAGRAPH_LENGTH)
    expect(pastedLines(`court\n${long}\nbref\n${long}`)).toEqual({ lines: ['court', 'bref'], tooLong: 2, tooMany: 0 })
    const many = Array.from({ length: MAX_PASTED_LINES + 7 }, (_, index) => `ligne ${index}`)
    const pasted = pastedLines(many.join('\n'))
    expect(pasted.lines).toEqual(many.slice(0, MAX_PASTED_LINES))
    expect(pasted.tooMany).toBe(7)
  })

  it('makes cards that the server takes, of as many and as long lines as it lets through', () => {
    const server = new GuardedServer()
    const me = newId()
    const tablet = server.tablet(me)
    const lines = ['x'.repeat(9_999), ...Array.from({ length: 300 }, () => 'y'.repeat(4_999))]
    const pasted = pastedLines(lines.join('\n'))
    createCards(tablet, pasted.lines, { kind: 'need', color: 'sun', author: me, pos: [0, 0], now: 1 })
    expect(cardsOf(server.doc).size).toBe(MAX_PASTED_LINES)
  })
})
