/** How the built server is run: by npm start, and by the tests and benches that measure what an operator gets. */
import { join } from 'node:path'
import { root } from './project.mjs'

/** MB of each half of V8's space for new objects. Left alone it grows to 100 MB in a busy room, of which 4 MB do as well. */
const YOUNG_HALF_MB = 4

/** V8's last tier compiles for seconds on other threads what the tick then runs as fast as before: measured at 120 people
 *  on two cores 62 % of a core with it and 56 % without, p99 17 and 13 ms; at 480 p95 970 and 115 ms. 2: up to Maglev. */
const COMPILER_TIER = 2

/** Arguments for Node. @param args the server's own. */
export const serverArguments = (args) => [
  `--max-semi-space-size=${YOUNG_HALF_MB}`,
  `--max-opt=${COMPILER_TIER}`,
  join(root, 'dist', 'server', 'main.js'),
  ...args,
]
