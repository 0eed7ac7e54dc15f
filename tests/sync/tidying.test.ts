import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCard } from '../../client/board/model/commands.ts'
import { checkUpdate, guardDoc } from '../../server/sync/guard/checkUpdate.ts'
import { ClientOwners } from '../../server/sync/guard/clientOwners.ts'
import { cardBody, cardsOf } from '../../shared/board/boardDoc.ts'
import { forgeUpdate } from '../attacks/forge.ts'

const EVE = 'eve0000000000000'

test('[GD8] a reader may drop marks for itself, and nothing else', () => {
  const doc = new Y.Doc()
  const id = createCard(doc, { kind: 'need', color: 'sun', pos: [0, 0], author: EVE, now: 1, text: 'abc' })
  const text = (cardBody(cardsOf(doc).get(id)!).get(0) as Y.XmlElement).get(0) as Y.XmlText
  text.format(0, 3, { bold: {} })
  const mark = text._start!
  expect(mark.content).toBeInstanceOf(Y.ContentFormat)
  const guarded = guardDoc(doc, new ClientOwners([], []))
  const reader = { participant: EVE, editRefusal: () => 'not-allowed' as const }
  const deleting = ({ id: { client, clock } }: Y.Item) => forgeUpdate([], [{ client, ranges: [{ clock, len: 1 }] }])
  expect(checkUpdate(guarded, deleting(mark), reader)).toMatchObject({ ok: true, hasEffect: false })
  expect(checkUpdate(guarded, deleting(mark.right!), reader)).toMatchObject({ ok: false, reason: 'not-allowed' })
})
