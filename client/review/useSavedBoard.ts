/** Loads a saved board, checks its bytes against the iteration's content hash, and opens them as a doc. */
import * as Y from 'yjs'
import type { Iteration } from '../../shared/api/iterations.ts'
import { fetchBoardState, fetchManifest } from '../api/iterations.ts'
import type { Answer } from '../api/request.ts'
import { type Loaded, useLoaded } from '../api/useLoaded.ts'
import { isAsSaved, sha256Hex } from './verifyBoard.ts'

export interface SavedBoardState {
  id: string
  doc: Y.Doc
  /** SHA-256 of the bytes that arrived. */
  hash: string
  isAsSaved: boolean
}
export type LoadedBoard = Loaded<SavedBoardState>

export const useSavedBoard = (iteration: Iteration, boardId: string, reviewKey: string): LoadedBoard =>
  useLoaded(() => openSavedBoard(iteration, boardId, reviewKey), `${iteration.id}/${boardId}`)

async function openSavedBoard(
  iteration: Iteration,
  boardId: string,
  reviewKey: string,
): Promise<Answer<SavedBoardState>> {
  const [manifest, state] = await Promise.all([
    fetchManifest(iteration.id, reviewKey),
    fetchBoardState(iteration.id, boardId, reviewKey),
  ])
  if (!manifest.ok) return manifest
  if (!state.ok) return state
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, state.value)
  const board = { id: boardId, bytes: state.value }
  return {
    ok: true,
    value: {
      id: boardId,
      doc,
      hash: sha256Hex(state.value),
      isAsSaved: isAsSaved(board, manifest.value, iteration.contentHash),
    },
  }
}
