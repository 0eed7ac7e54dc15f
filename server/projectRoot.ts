/** The project's folder. The server runs bundled, from dist/server (npm start), and from its sources (tests). */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const projectRoot = above(import.meta.dirname)

function above(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : above(dirname(folder))
}
