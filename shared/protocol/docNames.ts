/** Names of the synced documents, as they stand in the WebSocket path `/sync/<docName>`. */
import { ID_PATTERN } from '../ids.ts'

export type DocKind = 'board' | 'session'
export type DocName = `${DocKind}/${string}`

export const SYNC_PATH = '/sync'

export const boardDocName = (boardId: string): DocName => `board/${boardId}`
export const sessionDocName = (sessionId: string): DocName => `session/${sessionId}`

/** The kind and record id behind a doc name, or null when it is none. */
export function parseDocName(name: string): { kind: DocKind; id: string } | null {
  const [kind, id, ...rest] = name.split('/')
  if (rest.length > 0 || id === undefined || !ID_PATTERN.test(id)) return null
  return kind === 'board' || kind === 'session' ? { kind, id } : null
}
