/** The y-websocket protocol's message types, and the one that Tablée adds. One message a WebSocket frame; varUint type first. */

export const messageSync = 0
export const messageAwareness = 1
export const messageQueryAwareness = 3
/** Server to client, only when the connection asked for it by `acks=1`: varUint n. The first n sync messages of this
 *  connection that carried an update (step 2 or update) are on disk.  @see docs/SPEC.md AK1 */
export const messageDurableAck = 4
