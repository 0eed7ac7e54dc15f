/** What a chosen CSV file holds, before it is sent: headers, the first rows, how many there are. */
import Papa from 'papaparse'
import { MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from '../../shared/limits.ts'

export type CsvPreview =
  | {
      ok: true
      headers: string[]
      /** By header; empty rows left out. */
      rows: Record<string, string>[]
      /** The column that most likely holds the statements. */
      likely: string
    }
  | { ok: false; reason: 'too-big' }
  | { ok: false; reason: 'too-many-rows'; rows: number }
  | { ok: false; reason: 'not-csv' }

export async function previewCsv(file: Blob): Promise<CsvPreview> {
  if (file.size > MAX_IMPORT_BYTES) return { ok: false, reason: 'too-big' }
  const text = (await file.text()).replace(/^\uFEFF/, '')
  const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: 'greedy' })
  const headers = (meta.fields ?? []).filter((header) => header.trim() !== '')
  if (headers.length === 0 || data.length === 0) return { ok: false, reason: 'not-csv' }
  if (data.length > MAX_IMPORT_ROWS) return { ok: false, reason: 'too-many-rows', rows: data.length }
  return { ok: true, headers, rows: data, likely: likelyColumn(headers, data) }
}

/** The column with the longest texts: statements are sentences, the others are numbers, dates and names. */
function likelyColumn(headers: string[], rows: Record<string, string>[]): string {
  const sample = rows.slice(0, 50)
  const lengths = headers.map((header) => sample.reduce((total, row) => total + (row[header]?.length ?? 0), 0))
  return headers[lengths.indexOf(Math.max(...lengths))]!
}
