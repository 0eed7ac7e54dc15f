/** Serves the built client from memory: 120 tablets open it within a minute, so each file is read and compressed once.
 *  Any page address gives index.html; hashed assets are kept by browsers for good. */

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import { getMimeType } from 'hono/utils/mime'

interface ClientFile {
  type: string
  etag: string
  isHashed: boolean
  plain: Uint8Array<ArrayBuffer>
  /** Null where compressing gains nothing. */
  brotli: Uint8Array<ArrayBuffer> | null
  gzip: Uint8Array<ArrayBuffer> | null
}

const COMPRESSIBLE = /^(text\/|application\/(javascript|json|manifest\+json|wasm)|image\/svg)/
const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

export type StaticClient = (c: Context) => Promise<Response | null>

/** @param clientDir the built client; a folder that is not there serves nothing.
 *  @returns the answer to a GET or HEAD, or null when there is none. */
export function createStaticClient(clientDir: string): StaticClient {
  const files = new Map<string, Promise<ClientFile | null>>()
  let paths: Promise<Set<string>> | null = null

  function fileAt(path: string): Promise<ClientFile | null> {
    const file = files.get(path) ?? readClientFile(clientDir, path)
    files.set(path, file)
    return file
  }

  return async (c) => {
    paths ??= listFiles(clientDir)
    const known = await paths
    const path = c.req.path
    // Only paths that were listed are ever read: there is no way out of the folder.
    const wanted = known.has(path) ? path : isPage(path) ? '/index.html' : null
    const file = wanted === null || !known.has(wanted) ? null : await fileAt(wanted)
    return file && answer(c, file)
  }
}

/** A page has no file extension; a missing asset must be a 404, not the page. */
const isPage = (path: string): boolean => !/\.[a-z0-9]+$/i.test(path)

async function listFiles(clientDir: string): Promise<Set<string>> {
  const entries = await readdir(clientDir, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  return new Set(files.map((file) => `/${relative(clientDir, join(file.parentPath, file.name)).split(sep).join('/')}`))
}

async function readClientFile(clientDir: string, path: string): Promise<ClientFile | null> {
  const plain = new Uint8Array(await readFile(join(clientDir, path)))
  const type = getMimeType(path) ?? 'application/octet-stream'
  const isWorthIt = COMPRESSIBLE.test(type) && plain.byteLength > 1024
  const [br, gz] = isWorthIt
    ? await Promise.all([
        compressBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
        compressGzip(plain, { level: 9 }),
      ])
    : [null, null]
  return {
    type,
    etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    isHashed: path.startsWith('/assets/'),
    plain,
    brotli: br && new Uint8Array(br),
    gzip: gz && new Uint8Array(gz),
  }
}

function answer(c: Context, file: ClientFile): Response {
  const accepted = c.req.header('accept-encoding') ?? ''
  const encoding =
    /\bbr\b/.test(accepted) && file.brotli ? 'br' : /\bgzip\b/.test(accepted) && file.gzip ? 'gzip' : null
  const body = (encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : null) ?? file.plain
  const headers: Record<string, string> = {
    'Content-Type': file.type,
    'Cache-Control': file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
    ETag: file.etag,
    ...(encoding === null ? {} : { 'Content-Encoding': encoding }),
  }
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers)
  return c.body(body, 200, { ...headers, 'Content-Length': String(body.byteLength) })
}
