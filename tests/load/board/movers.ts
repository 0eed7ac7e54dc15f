/** Thirty people who move cards, in a process of their own: each has a real socket and does one drag a second, nine previews
 *  as presence and one drop, as our own client does. They share one doc in memory and take turns with its clientID, so that
 *  they cost the machine little beside what is measured.  Forked by benchBoard.ts with a list of addresses. */
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { moveCards } from '../../../client/board/model/commands.ts'
import { readServerMessage, step1Message, updateMessage } from '../../../client/sync/syncMessages.ts'
import { cardsOf, readCard } from '../../../shared/board/boardDoc.ts'

const STEPS = 10
const STEP_MS = 100
/** Every other card that is moved lies within this distance of the board's middle, where one looks. */
const MIDDLE = 1_500

interface Mover {
  socket: WebSocket
  clientId: number
  presenceClock: number
  step: number
  card: string
  at: [number, number]
}

const doc = new Y.Doc()
const urls = process.argv.slice(2)
const movers = await Promise.all(urls.map(join))
const cards = [...cardsOf(doc).keys()]
const middle = cards.filter((id) => isNearMiddle(positionOf(id)))
process.send?.('ready')
movers.forEach((mover, index) => {
  mover.step = index % STEPS
  setTimeout(() => setInterval(() => move(mover), STEP_MS), (index * STEP_MS) / movers.length)
})

/** Only the first one takes the board; the others need no copy. */
function join(url: string, index: number): Promise<Mover> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  const mover = { socket, clientId: 1_000_000_000 + index, presenceClock: 0, step: 0, card: '', at: [0, 0] } as Mover
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', (code) => reject(new Error(`a mover was closed with ${code}`)))
    socket.on('open', () => socket.send(step1Message(doc)))
    socket.on('message', (bytes: Buffer) => {
      const message = index === 0 || mover.card === '' ? readServerMessage(bytes) : null
      if (message?.kind !== 'update') return
      if (index === 0) Y.applyUpdate(doc, message.update, 'server')
      if (message.isStep2) resolve(mover)
    })
  })
}

function move(mover: Mover): void {
  mover.step = (mover.step + 1) % STEPS
  if (mover.step === 0) {
    if (mover.card !== '') drop(mover)
    const among = Math.random() < 0.5 ? middle : cards
    mover.card = among[Math.floor(Math.random() * among.length)]!
    mover.at = positionOf(mover.card)
    return
  }
  if (mover.card === '') return
  mover.at = [mover.at[0] + 9, mover.at[1] + 4]
  sendPresence(mover, { drag: [[mover.card, ...mover.at]], cursor: [mover.at[0] + 90, mover.at[1] + 40] })
}

function drop(mover: Mover): void {
  doc.clientID = mover.clientId
  doc.once('update', (update: Uint8Array) => mover.socket.send(updateMessage(update)))
  moveCards(doc, new Map([[mover.card, mover.at]]))
  sendPresence(mover, { drag: null })
}

function sendPresence(mover: Mover, state: object): void {
  const update = encoding.createEncoder()
  encoding.writeVarUint(update, 1)
  encoding.writeVarUint(update, mover.clientId)
  encoding.writeVarUint(update, ++mover.presenceClock)
  encoding.writeVarString(update, JSON.stringify(state))
  const message = encoding.createEncoder()
  encoding.writeVarUint(message, 1)
  encoding.writeVarUint8Array(message, encoding.toUint8Array(update))
  mover.socket.send(encoding.toUint8Array(message))
}

function positionOf(id: string): [number, number] {
  return readCard(cardsOf(doc).get(id)!)!.pos
}

function isNearMiddle([x, y]: [number, number]): boolean {
  const rows = Math.ceil(cards.length / 40)
  return Math.abs(x - 20 * 240) < MIDDLE && Math.abs(y - (rows / 2) * 160) < MIDDLE
}
