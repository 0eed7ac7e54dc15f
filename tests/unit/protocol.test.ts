/** What the wire promises, and docs/PROTOCOL.md of it. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CARD_KINDS, cardFields } from '../../shared/board/card.ts'
import { FLOOD_BYTES, FLOOD_MESSAGES, MAX_CARDS_PER_BOARD, MAX_FRAME_BYTES } from '../../shared/limits.ts'
import { CARD_TINTS } from '../../shared/palette.ts'
import { CLOSE_CODES, closeReason, isFinalClose } from '../../shared/protocol/closeCodes.ts'
import { messageDurableAck } from '../../shared/protocol/messages.ts'

const text = readFileSync(new URL('../../docs/PROTOCOL.md', import.meta.url), 'utf8')

test('[CL1] a close code stands for one reason; 4400 to 4499 are final, anything else means "come back"', () => {
  const codes = Object.values(CLOSE_CODES)
  expect(new Set(codes).size).toBe(codes.length)
  for (const [reason, code] of Object.entries(CLOSE_CODES)) expect(closeReason(code)).toBe(reason)
  expect(closeReason(1006)).toBeNull()
  const passing = Object.entries(CLOSE_CODES).flatMap(([reason, code]) => (isFinalClose(code) ? [] : [reason]))
  expect(passing).toEqual(['server-restart', 'try-again'])
  expect([4399, 4400, 4499, 4500].map(isFinalClose)).toEqual([false, true, true, false])
})

test('[CL1] PROTOCOL.md tells every close code, and no other', () => {
  const told = [...text.matchAll(/^\| (\d{4}) \| `([\w-]+)`/gm)].map(([, code, reason]) => [reason, Number(code)])
  expect(Object.fromEntries(told)).toEqual(CLOSE_CODES)
  expect(told).toHaveLength(Object.keys(CLOSE_CODES).length)
})

test('PROTOCOL.md tells the card, the ack and the limits as they are', () => {
  const fields = [...text.matchAll(/^\| `(kind|pos|color|author|createdAt|deletedAt)` +\|/gm)].map(([, name]) => name)
  expect(fields).toEqual(Object.keys(cardFields))
  for (const value of [...CARD_KINDS, ...CARD_TINTS]) expect(text).toContain(`\`${value}\``)
  expect(text).toContain(`\`varUint ${messageDurableAck}\``)
  const megabytes = (bytes: number): string => `${bytes / 1024 / 1024} MB`
  const count = (number: number): string => number.toLocaleString('en')
  expect(text).toContain(
    `${count(FLOOD_MESSAGES.perSecond)} messages a second, ${count(FLOOD_MESSAGES.burst)} at once; ` +
      `${megabytes(FLOOD_BYTES.perSecond)} a second, ${megabytes(FLOOD_BYTES.burst)} at once`,
  )
  expect(text).toContain(`one frame: ${megabytes(MAX_FRAME_BYTES)}`)
  expect(text).toContain(`${count(MAX_CARDS_PER_BOARD)} cards`)
})
