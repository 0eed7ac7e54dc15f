/** Every limit of Tablée, with its reason. Nothing else in the code holds a number that refuses a person something. */

/** One WebSocket message. A hundred cards with text fit in 64 kB; a script may seed a board of 5,000 in one go. */
export const MAX_FRAME_BYTES = 8 * 1024 * 1024
/** One presence message: a cursor or a drag preview is under 200 bytes; a stock provider echoes those of a whole room. */
export const MAX_PRESENCE_BYTES = 1024 * 1024
/** One participant's presence state as they send it, JSON. What is passed on of it is under 1 kB by its schema; a stock
 *  editor adds a name and a picture, which are dropped. */
export const MAX_PRESENCE_STATE_BYTES = 64 * 1024

/** Messages of one connection: a person makes under 20 a second; a script that works fast is let through, a flood is not. */
export const FLOOD_MESSAGES = { burst: 5_000, perSecond: 500 }
export const FLOOD_BYTES = { burst: 24 * 1024 * 1024, perSecond: 1024 * 1024 }

/** Open connections of one participant to one doc. A person has a few tabs; a facilitator's screens and a tablet whose dead
 *  connections are not yet missed stay below. One more is turned away. */
export const MAX_CONNECTIONS_PER_DOC_AND_PARTICIPANT = 30
/** Bytes of a visitor that may wait until the doc is loaded. */
export const MAX_EARLY_BYTES = 8 * 1024 * 1024

/** Clocks that one update may take up by deleted runs. An offline hour of typing and erasing is below 50,000. */
export const MAX_DELETED_RUN = 200_000
/** clientIDs that one participant may own in one doc. Each page load makes one. */
export const MAX_CLIENTS_PER_PARTICIPANT = 8_000
/** Of these, how many are kept for a participant who has shown them by presence and written nothing. */
export const MAX_RESERVED_CLIENTS = 100
/** Different clientIDs in one update: one for each reload that was made offline. */
export const MAX_CLIENTS_PER_UPDATE = 1_000
/** Structs and deleted ranges of one update: a script's 5,000 cards with text, and the step 2 of the largest board. One update
 *  holds up everybody on the server for as long as it takes, so none may take more than a quarter of a second. */
export const MAX_STRUCTS_PER_UPDATE = 60_000
export const MAX_DELETES_PER_UPDATE = 300_000
/** Structs of one board: a quarter of a gigabyte on each tablet. */
export const MAX_STRUCTS = 1_000_000
/** Deleted ranges of one board. All of them go with every step 2, and some of its own: below what an update may have. */
export const MAX_DELETED_RANGES = 250_000
/** What one update may cost beside its structs, in steps of 0.4 µs: an honest hour offline needs some thousands. */
export const MAX_UPDATE_EFFORT = 200_000
/** What one participant may cost, on all boards, in the same steps and with the structs: who has used it up waits. Typing and
 *  moving need some hundreds a second; 5,000 cards by a script 600,000, which it has worked off after six seconds. */
export const PARTICIPANT_EFFORT = { burst: 250_000, perSecond: 100_000 }
/** Parts of one text or node, deleted ones too: Yjs walks over all of them. A letter typed alone is one until it is joined. */
export const MAX_PIECES = 10_000

/** Cards on one board, the bin included. The renderer is smooth to 5,000; the import stops at 10,000. */
export const MAX_CARDS_PER_BOARD = 20_000
/** Zones on one board, deleted ones included: a needs map of 12 groups and 12 stages has 144. */
export const MAX_ZONES_PER_BOARD = 1_000
export const MAX_ZONE_INSTRUCTION_LENGTH = 500
/** UTF-16 units in one paragraph, and children of one node, deleted ones not counted. A card is a thought, not a report. */
export const MAX_PARAGRAPH_LENGTH = 10_000
export const MAX_NODE_CHILDREN = 500
/** Nesting of rich text nodes below the card's body: four nested lists. */
export const MAX_TEXT_DEPTH = 10
/** Bytes of one board's encoded state. Tablets hold it in memory. */
export const MAX_DOC_BYTES = 64 * 1024 * 1024
/** A state vector. A board that saw 100,000 page loads has one of 700 kB. */
export const MAX_STATE_VECTOR_BYTES = 1024 * 1024
/** Board coordinates, in board units. */
export const MAX_COORDINATE = 1_000_000

/** Buffered for one tablet: past the first it gets no presence, past the second it is closed and comes back by a diff. */
export const SLOW_SOCKET_BYTES = 1024 * 1024
export const STUCK_SOCKET_BYTES = 4 * 1024 * 1024

/** Rows and bytes of one imported CSV file. */
export const MAX_IMPORT_ROWS = 10_000
export const MAX_IMPORT_BYTES = 10 * 1024 * 1024
/** Its lines, blank ones and those inside quotes too: a spreadsheet has no more rows, and may write out all of them. */
export const MAX_IMPORT_LINES = 1_048_576

/** Failed attempts to come in, by session or for none: each is answered a step later than the last; past `maxWaiting` at a
 *  time they are told to try again, as late. Successes never wait, so that a room of 120 comes in while somebody guesses.
 *  Past `maxHeld` in all, codes are not read: who guesses does not need the answers "wrong", so only that bounds the guesses,
 *  to 500 a second; all codes would take 79 days. */
export const FAILED_ATTEMPTS = {
  delayStepMs: 100,
  maxDelayMs: 2_000,
  forgottenPerSecond: 1,
  maxWaiting: 100,
  maxHeld: 1_000,
}

export const MAX_TITLE_LENGTH = 200
export const MAX_QUESTION_LENGTH = 500
export const MAX_NAME_LENGTH = 40
export const MAX_NOTE_LENGTH = 5_000
export const MAX_GROUPS = 12
export const MAX_BOARDS = 200
export const MAX_TABLES = 200
export const MAX_PARTICIPANTS = 2_000
/** Bytes of one JSON request body. */
export const MAX_BODY_BYTES = 256 * 1024
