/** Whether the bytes that arrived are the bytes that were saved: the board's hash stands in the manifest, and the manifest's
 *  hash is the iteration's content hash. Computed here, for crypto.subtle does not exist on plain http.  @see docs/SPEC.md RV2 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'

/** The one part of a manifest that counts here. */
const manifestSchema = z.object({ boards: z.array(z.object({ boardId: z.string(), hash: z.string() })) })

export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** @param manifest the manifest's bytes as they came. @param contentHash as the iteration tells it. */
export function isAsSaved(
  board: { id: string; bytes: Uint8Array },
  manifest: Uint8Array,
  contentHash: string,
): boolean {
  if (sha256Hex(manifest) !== contentHash) return false
  const parsed = manifestSchema.safeParse(JSON.parse(new TextDecoder().decode(manifest)))
  if (!parsed.success) return false
  const listed = parsed.data.boards.find(({ boardId }) => boardId === board.id)
  return listed !== undefined && listed.hash === sha256Hex(board.bytes)
}
