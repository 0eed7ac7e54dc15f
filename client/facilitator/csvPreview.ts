/** What a chosen CSV file holds, before it is sent: read the same way as the server will. */
import { decodeText } from '../../shared/import/decodeText.ts'
import { readTable, type Table, type TableFault, type TableRow } from '../../shared/import/readTable.ts'
import { MAX_IMPORT_BYTES } from '../../shared/limits.ts'

export interface CsvColumn {
  /** Its place in the file, from 1: headers may be alike or missing. */
  number: number
  header: string
}
export type CsvFault = { reason: 'too-big' } | { reason: 'no-text' } | Exclude<TableFault, { reason: 'no-headers' }>
export type CsvPreview =
  | {
      ok: true
      /** Those with a header or a text. */
      columns: CsvColumn[]
      rows: TableRow[]
      /** Number of the column that most likely holds the statements. */
      likely: number
    }
  | { ok: false; fault: CsvFault }

const refuse = (fault: CsvFault): CsvPreview => ({ ok: false, fault })

export async function previewCsv(file: Blob): Promise<CsvPreview> {
  if (file.size > MAX_IMPORT_BYTES) return refuse({ reason: 'too-big' })
  const text = decodeText(new Uint8Array(await file.arrayBuffer()))
  const read = text === null ? null : readTable(text)
  if (read === null) return refuse({ reason: 'no-text' })
  if (!read.ok) return refuse(read.fault.reason === 'no-headers' ? { reason: 'no-text' } : read.fault)
  const { rows } = read.table
  if (rows.length === 0) return refuse({ reason: 'no-text' })
  const columns = columnsOf(read.table)
  return { ok: true, columns, rows, likely: likelyColumn(columns, rows) }
}

const columnsOf = ({ headers, rows }: Table): CsvColumn[] =>
  headers
    .map((header, index) => ({ number: index + 1, header: header.trim() }))
    .filter(({ number, header }) => header !== '' || rows.some(({ cells }) => (cells[number - 1] ?? '').trim() !== ''))

/** The column with the longest texts: statements are sentences, the others are numbers, dates and names. */
function likelyColumn(columns: CsvColumn[], rows: TableRow[]): number {
  const sample = rows.slice(0, 50)
  const lengths = columns.map(({ number }) =>
    sample.reduce((sum, row) => sum + (row.cells[number - 1]?.length ?? 0), 0),
  )
  return columns[lengths.indexOf(Math.max(...lengths))]!.number
}
