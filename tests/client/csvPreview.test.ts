import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { previewCsv } from '../../client/facilitator/csvPreview.ts'
import { MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from '../../shared/limits.ts'

const preview = (content: string | Uint8Array<ArrayBuffer>) => previewCsv(new Blob([content]))
const bytes = (...parts: (string | number)[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'number' ? part : [...Buffer.from(part, 'latin1')])))

describe('[FA5] a CSV file is looked at before it is sent', () => {
  it('finds headers, rows with quotes and line breaks, and the column of the statements', async () => {
    expect(
      await preview('\uFEFFid,"comment-body",agrees\r\n1,"Oui, ""vraiment""\nici",3\r\n\r\n2,Encore une idée,4\r\n'),
    ).toEqual({
      ok: true,
      columns: [
        { number: 1, header: 'id' },
        { number: 2, header: 'comment-body' },
        { number: 3, header: 'agrees' },
      ],
      rows: [
        { number: 2, cells: ['1', 'Oui, "vraiment"\nici', '3'] },
        { number: 4, cells: ['2', 'Encore une idée', '4'] },
      ],
      likely: 2,
    })
  })

  it('finds the statements of a real inquiry', async () => {
    const file = await readFile(join(import.meta.dirname, '../http/fixtures/polis-statements.csv'))
    const found = await preview(new Uint8Array(file))
    if (!found.ok) throw new Error(found.fault.reason)
    expect(found.columns[found.likely - 1]).toMatchObject({ header: 'comment-body' })
    expect(found.rows).toHaveLength(8)
  })

  it.each([
    ['Windows-1252', bytes('idée;âge\r\nété;7\r\n')],
    ['UTF-16', new Uint8Array([0xff, 0xfe, ...Buffer.from('idée;âge\r\nété;7\r\n', 'utf16le')])],
  ])('[IM3] reads what a French spreadsheet saves: %s', async (_, file) => {
    const found = await preview(file)
    expect(found).toMatchObject({ columns: [{ header: 'idée' }, { header: 'âge' }], rows: [{ cells: ['été', '7'] }] })
  })

  it('[IM4] tells columns apart that are named alike or not at all, and leaves out those that hold nothing', async () => {
    const found = await preview('avis;avis;;\nun;un avis bien plus long;trois;\n')
    expect(found).toMatchObject({
      columns: [
        { number: 1, header: 'avis' },
        { number: 2, header: 'avis' },
        { number: 3, header: '' },
      ],
      likely: 2,
    })
  })

  it('refuses what cannot be read, and what is over the limits, before it is sent', async () => {
    const faultOf = async (content: string | Uint8Array<ArrayBuffer>) => {
      const found = await preview(content)
      return found.ok ? null : found.fault
    }
    expect(await faultOf('')).toEqual({ reason: 'no-text' })
    expect(await faultOf(bytes('PK', 3, 4, 0, 0))).toEqual({ reason: 'no-text' })
    expect(await faultOf('only,headers\n')).toEqual({ reason: 'no-text' })
    expect(await faultOf(`text\n${'x\n'.repeat(MAX_IMPORT_ROWS + 1)}`)).toEqual({ reason: 'too-many-rows' })
    expect(await faultOf('x'.repeat(MAX_IMPORT_BYTES + 1))).toEqual({ reason: 'too-big' })
    expect(await faultOf('text,by\n\nfine,Anne\na, b, c,Ben\n')).toEqual({ reason: 'stray-cell', row: 4 })
    expect(await faultOf('text\n"never closed\n"ok"\n')).toEqual({ reason: 'stray-quote', row: 2 })
  })
})
