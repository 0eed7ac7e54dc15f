import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardStore } from '../../../client/board/model/boardStore.ts'
import { readCardText } from '../../../client/board/model/cardText.ts'
import { binCards, createCard, createCards } from '../../../client/board/model/commands.ts'
import { createUndoHistory } from '../../../client/board/model/undoHistory.ts'
import { cardStateOf, findMyCards, spotForNewCard } from '../../../client/participant/myCards.ts'
import { cardInForm, keepCardInForm, unsentTexts, wipeMemoryOf } from '../../../client/participant/tabletMemory.ts'
import type { OpenBoardState } from '../../../client/sync/openBoard.ts'
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '../../../shared/board/card.ts'
import { newId } from '../../../shared/ids.ts'
import { MAX_PARAGRAPH_LENGTH } from '../../../shared/limits.ts'
import { GuardedServer } from '../board/guardedServer.ts'

const me = newId()
const somebody = newId()
const now: (run: () => void) => void = (run) => run()
const look = { kind: 'need', color: 'sky' } as const

describe('[PT4] from the form to the card', () => {
  it('takes what was typed, lines and all, without blank edges', () => {
    expect(readCardText('  Un rendez-vous  \r\nsans attendre\n\n')).toEqual({
      ok: true,
      text: 'Un rendez-vous\nsans attendre',
    })
  })

  it('tells an empty card and one that is too long, and cuts nothing', () => {
    expect(readCardText(' \n ')).toEqual({ ok: false, reason: 'empty' })
    expect(readCardText('a'.repeat(MAX_PARAGRAPH_LENGTH))).toEqual({ ok: false, reason: 'too-long' })
    expect(readCardText('a\n'.repeat(400))).toEqual({ ok: false, reason: 'too-long' })
  })

  it('makes a card that the server takes, at the longest and with the most lines that the form lets through', () => {
    const server = new GuardedServer()
    const tablet = server.tablet(me)
    for (const typed of ['a'.repeat(MAX_PARAGRAPH_LENGTH / 2), 'b\n'.repeat(250)]) {
      const read = readCardText(typed)
      if (!read.ok) throw new Error(read.reason)
      createCard(tablet, { ...look, author: me, pos: [0, 0], now: 1, text: read.text })
    }
    expect(new BoardStore(server.doc, now).cardCount).toBe(2)
  })

  it('lays cards one beside the other, though their writer does not see the board', () => {
    const doc = new Y.Doc()
    const store = new BoardStore(doc, now)
    createCard(doc, { ...look, author: somebody, pos: [0, 0], now: 1, text: 'from somebody' })
    for (let time = 2; time < 12; time += 1) {
      createCard(doc, {
        ...look,
        author: me,
        pos: spotForNewCard(store, me, `card ${time}`),
        now: time,
        text: `card ${time}`,
      })
    }
    const places = [...store.cardsOnBoard()].map(({ pos }) => pos)
    for (const [i, [x, y]] of places.entries()) {
      const covers = places.filter(
        ([u, v], j) => j !== i && Math.abs(u - x) < CARD_WIDTH && Math.abs(v - y) < CARD_MIN_HEIGHT,
      )
      expect(covers).toEqual([])
    }
  })
})

describe('[BD30] new cards cover no other', () => {
  const long = 'Un texte qui prend beaucoup de lignes sur sa carte. '.repeat(12)
  const coverings = (store: BoardStore): number => {
    const cards = [...store.cardsOnBoard()]
    return cards.filter(({ id }) => store.search(store.boxOf(id)!).length > 1).length
  }

  it('sent from a form, with texts of any length', () => {
    const doc = new Y.Doc()
    const store = new BoardStore(doc, now)
    createCard(doc, { ...look, author: me, pos: [0, 0], now: 1, text: 'short' })
    for (let x = -896; x <= 896; x += 224)
      createCard(doc, { ...look, author: somebody, pos: [x, 140], now: 2, text: 'short' })
    for (let time = 3; time < 15; time += 1) {
      const text = time % 2 === 0 ? 'short' : long
      createCard(doc, { ...look, author: me, pos: spotForNewCard(store, me, text), now: time, text })
    }
    expect(coverings(store)).toBe(0)
  })

  it('pasted as lines of any length', () => {
    const doc = new Y.Doc()
    const store = new BoardStore(doc, now)
    createCards(doc, ['short', long, 'short', long, long, 'short'], { ...look, author: me, pos: [0, 0], now: 1 })
    expect(coverings(store)).toBe(0)
  })
})

describe('[PT3] what stands in the form stays on the tablet', () => {
  it('by participant and board, until it is wiped', () => {
    keepCardInForm(me, 'board-a', { kind: 'idea', text: 'half a thou' })
    keepCardInForm(somebody, 'board-a', { kind: 'need', text: 'not mine' })
    expect(cardInForm(me, 'board-a')).toEqual({ kind: 'idea', text: 'half a thou' })
    expect(cardInForm(me, 'board-b')).toBeNull()
    expect(unsentTexts(me)).toHaveLength(1)
    wipeMemoryOf(me)
    expect(cardInForm(me, 'board-a')).toBeNull()
    expect(unsentTexts(me)).toEqual([])
    expect(unsentTexts(somebody)).toHaveLength(1)
  })
})

describe('[PT5] the list of my cards', () => {
  it('has mine only, newest first, and what I binned apart', () => {
    const doc = new Y.Doc()
    const store = new BoardStore(doc, now)
    const make = (author: string, at: number) =>
      createCard(doc, { ...look, author, pos: [0, 0], now: at, text: `at ${at}` })
    const [first, , second, binned] = [make(me, 1), make(somebody, 2), make(me, 3), make(me, 4)]
    binCards(doc, [binned!], 5)
    const mine = findMyCards(store, me)
    expect(mine.onBoard.map(({ id }) => id)).toEqual([second, first])
    expect(mine.binned.map(({ id }) => id)).toEqual([binned])
  })

  it('says saved only of what was acknowledged', () => {
    const pendingCards = new Set(['x'])
    const stateOf = (id: string, saveStatus: OpenBoardState['saveStatus'], isKept = true) =>
      cardStateOf(id, { saveStatus, pendingCards, isKept })
    expect(stateOf('y', 'saving')).toBe('saved')
    expect(stateOf('x', 'saving')).toBe('saving')
    expect(stateOf('x', 'offline')).toBe('kept')
    expect(stateOf('x', 'late')).toBe('kept')
  })

  it('[CS16] says kept only of what the tablet really keeps', () => {
    const board = { saveStatus: 'offline', pendingCards: new Set(['x']), isKept: false } as const
    expect(cardStateOf('x', board)).toBe('unkept')
  })

  it('undoes a card that was sent: it goes to the bin and comes back', () => {
    const doc = new Y.Doc()
    const store = new BoardStore(doc, now)
    const history = createUndoHistory(doc)
    createCard(doc, { ...look, author: me, pos: [0, 0], now: 1, text: 'too quick' })
    history.undo()
    expect(findMyCards(store, me)).toMatchObject({ onBoard: [], binned: [{ text: 'too quick' }] })
    history.redo()
    expect(findMyCards(store, me)).toMatchObject({ onBoard: [{ text: 'too quick' }], binned: [] })
  })
})
