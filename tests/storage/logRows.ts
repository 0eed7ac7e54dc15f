/** Rows and batches to append. */
import type { AppendBatch, LogRow } from '../../server/storage/docLog.ts'
import { newId } from '../../shared/ids.ts'
import { boardDocName } from '../../shared/protocol/docNames.ts'

export const newDoc = () => boardDocName(newId())

export const logRow = (value: number, fields: Partial<LogRow> = {}): LogRow => ({
  participant: 'p000000000000001',
  at: 1_700_000_000_000 + value,
  bytes: new Uint8Array([value % 256, 0, 255]),
  ...fields,
})

export const logRows = (count: number, from = 1): LogRow[] =>
  Array.from({ length: count }, (_, index) => logRow(from + index))

export const batchOf = (fields: Partial<AppendBatch> & Pick<AppendBatch, 'doc'>): AppendBatch => ({
  epoch: 1,
  expectedSeq: 1,
  rows: [],
  bindings: [],
  ...fields,
})
