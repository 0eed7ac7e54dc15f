/** What a tablet says about itself in Yjs awareness, validated by the server and re-sent with the identity forced.
 *  Names, groups and colours are not in it: they are looked up in the session doc by `participant`. */
import { z } from 'zod'
import { ID_PATTERN } from '../ids.ts'
import { MAX_COORDINATE } from '../limits.ts'

const coordinate = z.number().min(-MAX_COORDINATE).max(MAX_COORDINATE)
/** [x, y] in board units. */
export const boardPoint = z.tuple([coordinate, coordinate])
const cardId = z.string().regex(ID_PATTERN)

/** What a client may send. Keys that the schema does not know are dropped (a stock editor adds `user`, for instance). */
export const presenceSchema = z.object({
  cursor: boardPoint.nullish(),
  /** Cards under this person's hand and where they are now, while the finger is down. */
  drag: z
    .array(z.tuple([cardId, coordinate, coordinate]))
    .max(20)
    .nullish(),
  /** The card this person is writing in. */
  editing: cardId.nullish(),
})

export type Presence = z.infer<typeof presenceSchema>
/** What others receive: the same, under the name of the connection that sent it. */
export type PeerPresence = Presence & { participant: string }
