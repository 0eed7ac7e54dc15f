/** Reads a CSV file as a table. The facilitator's dialog and the server read with this very code, so that what a person
 *  was shown is what becomes cards. Nothing is dropped in silence: a row that cannot be read for sure is named.  Pure.
 *  @see docs/SPEC.md IM2, IM7, IM8 */
import Papa from 'papaparse'
import { MAX_IMPORT_LINES, MAX_IMPORT_ROWS } from '../limits.ts'

export interface TableRow {
  /** As a spreadsheet counts: 1 is the first row of the file, blank rows and headers included. */
  number: number
  cells: string[]
}
/** Blank rows are left out. */
export interface Table {
  headers: string[]
  rows: TableRow[]
}
export type TableFault =
  | { reason: 'no-headers' }
  | { reason: 'too-many-rows' }
  /** A quote that closes nothing or is never closed; a text beyond the last header. */
  | { reason: 'stray-quote' | 'stray-cell'; row: number }

const SEPARATORS = [';', ',', '\t', '|']
/** Stands in no text, so that a row is one cell. */
const NO_SEPARATOR = '\u0000'

/** @param text of the whole file, without a byte order mark. */
export function readTable(text: string): { ok: true; table: Table } | { ok: false; fault: TableFault } {
  const csv = text.replace(/\r\n?/g, '\n')
  if (hasMoreLines(csv, MAX_IMPORT_LINES)) return { ok: false, fault: { reason: 'too-many-rows' } }
  const rows: TableRow[] = []
  let fault: TableFault | null = null
  eachRow(csv, separatorOf(csv), (row, isSound) => {
    const [headers = row] = rows
    rows.push(row)
    if (!isSound) fault = { reason: 'stray-quote', row: row.number }
    else if (rows.length - 1 > MAX_IMPORT_ROWS) fault = { reason: 'too-many-rows' }
    // Spreadsheets end rows with empty cells; a text there is most often the rest of one that holds the separator.
    else if (!isBlank(row.cells.slice(headers.cells.length))) fault = { reason: 'stray-cell', row: row.number }
    return fault === null
  })
  const [headers, ...statements] = rows
  if (fault !== null) return { ok: false, fault }
  if (headers === undefined) return { ok: false, fault: { reason: 'no-headers' } }
  return { ok: true, table: { headers: headers.cells, rows: statements } }
}

/** Parsing ten million blank lines takes seconds, counting them none. */
function hasMoreLines(csv: string, limit: number): boolean {
  let count = 0
  for (let end = csv.indexOf('\n'); end !== -1 && count <= limit; end = csv.indexOf('\n', end + 1)) count += 1
  return count > limit
}

const isBlank = (cells: string[]): boolean => cells.every((cell) => cell.trim() === '')

/** Goes through the rows that are not blank.
 *  @param visit is told whether the row's quotes are in order, and answers whether to go on. */
function eachRow(csv: string, separator: string, visit: (row: TableRow, isSound: boolean) => boolean): void {
  let number = 0
  Papa.parse<string[]>(csv, {
    delimiter: separator,
    newline: '\n',
    step: ({ data: cells, errors }, parser) => {
      number += 1
      if (!isBlank(cells) && !visit({ number, cells }, errors.length === 0)) parser.abort()
    },
  })
}

/** The headers tell it: texts are full of commas. Rows are asked only when the headers hold several separators. */
function separatorOf(csv: string): string {
  const parting = SEPARATORS.filter((separator) => headersOf(csv, separator).length > 1)
  if (parting.length < 2) return parting[0] ?? NO_SEPARATOR
  return Papa.parse(csv, { newline: '\n', preview: 1, delimitersToGuess: parting }).meta.delimiter
}

function headersOf(csv: string, separator: string): string[] {
  let headers: string[] = []
  eachRow(csv, separator, ({ cells }) => {
    headers = cells
    return false
  })
  return headers
}
