/** Import of statements from a CSV. */
import { createRoute } from '@hono/zod-openapi'
import type { HonoRequest } from 'hono'
import { z } from 'zod'
import { boardPathSchema } from '../../../shared/api/auth.ts'
import { importQuerySchema } from '../../../shared/api/boards.ts'
import { MAX_IMPORT_BYTES } from '../../../shared/limits.ts'
import type { Sessions } from '../../session/sessions.ts'
import type { Access } from '../access.ts'
import { granted } from '../answers.ts'
import { ProblemError } from '../problems.ts'
import { jsonAnswer, problemAnswer, who } from '../routeParts.ts'
import { Imported } from '../schemas.ts'
import { newRouter } from '../validation.ts'

/** What a CSV is sent as; scripts often name no type. */
const FILE_TYPES = ['text/csv', 'text/plain', 'application/octet-stream']
const fileContent = Object.fromEntries(FILE_TYPES.map((type) => [type, { schema: z.string() }]))

/** A form or JSON would be read as a CSV too, and its wrapping become cards. */
function refuseOtherTypes(request: HonoRequest): void {
  const type = request.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type && !FILE_TYPES.includes(type)) throw new ProblemError('unsupported-media-type')
}

/** Reads the body, and stops as soon as it is too large, whatever its headers claim. */
async function readFile(request: HonoRequest): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = Number(request.header('content-length') ?? 0)
  const refuseLarge = (): void => {
    if (size > MAX_IMPORT_BYTES) throw new ProblemError('file-too-large', { megabytes: MAX_IMPORT_BYTES / 1024 / 1024 })
  }
  refuseLarge()
  size = 0
  for await (const part of request.raw.body ?? []) {
    parts.push(part)
    size += part.byteLength
    refuseLarge()
  }
  return Buffer.concat(parts)
}

export function importRoutes({ imports }: Sessions, access: Access) {
  const importStatements = createRoute({
    method: 'post',
    path: '/api/boards/{boardId}/import',
    tags: ['Boards'],
    middleware: access.boardFacilitator,
    security: who.facilitator,
    summary: 'Make a card of each row of a CSV',
    description:
      'Comma, semicolon, tab or bar, as the headers have it; quotes and line breaks inside them; UTF-8, UTF-16 or Windows-1252. The column of the statements is named by its header (`text`) or by its place, from 1 (`column`). Cards are laid out in a grid beside the others. All rows or none.',
    request: {
      params: boardPathSchema,
      query: importQuerySchema,
      body: { required: true, content: fileContent },
    },
    responses: { 201: jsonAnswer(Imported, 'Cards made.'), default: problemAnswer },
  })

  return newRouter().openapi(importStatements, async (c) => {
    const { live, self } = c.var.member
    refuseOtherTypes(c.req)
    const file = await readFile(c.req)
    const options = c.req.valid('query')
    return c.json(granted(await imports.statements({ live, board: c.var.board, by: self, file, options })), 201)
  })
}
