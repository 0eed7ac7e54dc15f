/** Reads statements out of a CSV file: finds the column by its header, keeps line breaks, bounds everything. Pure. */
import Papa from 'papaparse'
import type { CardKind } from '../../../shared/board/card.ts'
import { MAX_IMPORT_ROWS, MAX_NODE_CHILDREN, MAX_PARAGRAPH_LENGTH } from '../../../shared/limits.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { kindNamed } from './kindNames.ts'

export interface Statement {
  text: string
  kind: CardKind
}

export interface StatementColumns {
  text: string
  kind?: string | undefined
  defaultKind: CardKind
}

/** @returns the statements in the file's order, and how many rows had none. */
export function readStatements(
  csv: string,
  columns: StatementColumns,
): Outcome<{ statements: Statement[]; skipped: number }> {
  const parsed = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), {
    skipEmptyLines: 'greedy',
    // The header, and one row more than allowed: enough to know that there are too many.
    preview: MAX_IMPORT_ROWS + 2,
  })
  const [headers = [], ...rows] = parsed.data
  if (rows.length > MAX_IMPORT_ROWS) return refuse('too-many-rows', { limit: MAX_IMPORT_ROWS })
  const unclosed = parsed.errors.find((error) => error.code === 'MissingQuotes')
  if (unclosed !== undefined) return refuse('not-a-csv', { row: (unclosed.row ?? 0) + 1 })

  const textColumn = findColumn(headers, columns.text)
  const kindColumn = columns.kind === undefined ? null : findColumn(headers, columns.kind)
  const missing = textColumn === -1 ? columns.text : kindColumn === -1 ? columns.kind : undefined
  if (missing !== undefined) return refuse('unknown-column', { column: missing, found: headers.join(' · ') })

  const statements: Statement[] = []
  for (const [index, row] of rows.entries()) {
    const text = cleanStatement(row[textColumn] ?? '')
    if (text === '') continue
    if (!fitsCard(text)) return refuse('statement-too-long', { row: index + 2, limit: MAX_PARAGRAPH_LENGTH })
    const kind = kindColumn === null ? null : kindNamed(row[kindColumn] ?? '')
    statements.push({ text, kind: kind ?? columns.defaultKind })
  }
  if (statements.length === 0) return refuse('no-statements', { column: columns.text })
  return done({ statements, skipped: rows.length - statements.length })
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
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]|\p{Cs}/gu, '')
    .trim()

function fitsCard(text: string): boolean {
  const lines = text.split('\n')
  return lines.length <= MAX_NODE_CHILDREN && lines.every((line) => line.length <= MAX_PARAGRAPH_LENGTH)
}
