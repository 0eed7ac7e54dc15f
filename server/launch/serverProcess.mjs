/** How the built server is run: by npm start, and by the tests and benches that measure what an operator gets. */
import { join } from 'node:path'
import { root } from './project.mjs'

/** MB of each half of V8's space for new objects. Left alone it grows to 100 MB in a busy room, of which 4 MB do as well. */
const YOUNG_HALF_MB = 4

/** Arguments for Node. @param args the server's own. */
export const serverArguments = (args) => [
  `--max-semi-space-size=${YOUNG_HALF_MB}`,
  join(root, 'dist', 'server', 'main.js'),
  ...args,
]
