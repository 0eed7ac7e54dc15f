/** Takes every board of a session as it is on disk. */
import * as Y from 'yjs'
import type { Iteration } from '../../../shared/api/iterations.ts'
import { boardDocName } from '../../../shared/protocol/docNames.ts'
import type { Docs } from '../../sync/docs.ts'
import { countCards } from '../boards/cardViews.ts'
import type { LiveBoard, LiveSession } from '../liveSessions.ts'
import { sha256 } from './manifest.ts'

export interface Snapshot {
  boards: Iteration['boards']
  /** V2 states by board id. */
  states: Map<string, Uint8Array>
}

/** One board after the other, so that the room goes on being served in between. */
export async function takeSnapshot(docs: Docs, live: LiveSession): Promise<Snapshot> {
  const boards: Iteration['boards'] = []
  const states = new Map<string, Uint8Array>()
  for (const board of live.boards.values()) {
    const { state, epoch, cards } = await readBoard(docs, board)
    states.set(board.id, state)
    boards.push({
      boardId: board.id,
      title: board.title,
      tableId: board.tableId,
      epoch,
      sizeBytes: state.byteLength,
      hash: sha256(state),
      cards,
    })
  }
  return { boards, states }
}

const readBoard = (docs: Docs, board: LiveBoard): Promise<{ state: Uint8Array; epoch: number; cards: number }> =>
  docs.read(boardDocName(board.id), (doc, epoch) => ({
    state: Y.encodeStateAsUpdateV2(doc),
    epoch,
    cards: countCards(doc),
  }))
