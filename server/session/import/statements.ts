/** Picks the statements out of a CSV file: finds the columns, keeps line breaks, bounds everything. Pure. */
import type { z } from 'zod'
import type { importQuerySchema } from '../../../shared/api/boards.ts'
import type { CardKind } from '../../../shared/board/card.ts'
import { readTable, type TableFault } from '../../../shared/import/readTable.ts'
import { MAX_IMPORT_ROWS, MAX_NODE_CHILDREN, MAX_PARAGRAPH_LENGTH } from '../../../shared/limits.ts'
import { done, type Outcome, type Refused, refuse } from '../outcome.ts'
import { kindNamed } from './kindNames.ts'

export interface Statement {
  text: string
  kind: CardKind
}

/** @returns the statements in the file's order, and how many rows had none. */
export function readStatements(
  csv: string,
  columns: z.infer<typeof importQuerySchema>,
): Outcome<{ statements: Statement[]; skipped: number }> {
  const read = readTable(csv)
  if (!read.ok) return refuseTable(read.fault)
  const { headers, rows } = read.table

  const wanted = columns.column ?? columns.text ?? ''
  const textColumn = typeof wanted === 'number' ? wanted - 1 : findColumn(headers, wanted)
  const kindColumn = columns.kind === undefined ? null : findColumn(headers, columns.kind)
  const missing = !(textColumn in headers) ? wanted : kindColumn === -1 ? columns.kind : undefined
  if (missing !== undefined) return refuse('unknown-column', { column: missing, found: headers.join(' · ') })

  const statements: Statement[] = []
  for (const { number, cells } of rows) {
    const text = cleanStatement(cells[textColumn] ?? '')
    if (text === '') continue
    if (!fitsCard(text)) return refuse('statement-too-long', { row: number, limit: MAX_PARAGRAPH_LENGTH })
    const kind = kindColumn === null ? null : kindNamed(cells[kindColumn] ?? '')
    statements.push({ text, kind: kind ?? columns.defaultKind })
  }
  if (statements.length === 0) return refuse('no-statements', { column: headers[textColumn]! })
  return done({ statements, skipped: rows.length - statements.length })
}

function refuseTable(fault: TableFault): Refused {
  if (fault.reason === 'no-headers') return refuse('not-a-csv')
  if (fault.reason === 'too-many-rows') return refuse('too-many-rows', { limit: MAX_IMPORT_ROWS })
  return refuse(fault.reason, { row: fault.row })
}

/** By its exact name, else without regard to case and surrounding spaces. */
function findColumn(headers: string[], name: string): number {
  const exact = headers.indexOf(name)
  if (exact !== -1) return exact
  const key = (header: string): string => header.trim().toLowerCase()
  return headers.findIndex((header) => key(header) === key(name))
}

const cleanStatement = (cell: string): string =>
  cell
    .replace(/\t/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]|\p{Cs}/gu, '')
    .trim()

function fitsCard(text: string): boolean {
  const lines = text.split('\n')
  return lines.length <= MAX_NODE_CHILDREN && lines.every((line) => line.length <= MAX_PARAGRAPH_LENGTH)
}
