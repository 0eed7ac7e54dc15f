import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { CARD_KINDS, type CardKind } from '../../shared/board/card.ts'
import { MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from '../../shared/limits.ts'
import { type Imported, importCards } from '../api/boards.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { Button } from '../design/Button.tsx'
import { Dialog, DialogFoot } from '../design/Dialog.tsx'
import { LinkButton } from '../design/LinkButton.tsx'
import { Select } from '../design/Select.tsx'
import { displayLocale } from '../i18n/i18n.ts'
import { type CsvColumn, type CsvFault, type CsvPreview, previewCsv } from './csvPreview.ts'
import styles from './ImportDialog.module.css'

/** Kinds that a line of text can be. */
const TEXT_KINDS = CARD_KINDS.filter((kind) => kind !== 'drawing' && kind !== 'photo')
const PREVIEWED_ROWS = 6

interface ImportDialogProps {
  board: { id: string; title: string }
  sessionId: string
  onClose(): void
}
type Chosen = { file: File; preview: CsvPreview & { ok: true }; column: number }

/** File, column, a look at the first cards, and only then the import. */
export function ImportDialog({ board, sessionId, onClose }: ImportDialogProps) {
  const { t } = useTranslation('facilitator')
  const { t: common } = useTranslation('common')
  const { t: tBoard } = useTranslation('board')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [kind, setKind] = useState<CardKind>('idea')
  const [error, setError] = useState<string | null>(null)
  const [isPending, setIsPending] = useState(false)
  const [imported, setImported] = useState<Imported | null>(null)

  const faultText = (fault: CsvFault): string =>
    t(`importFault.${fault.reason}`, {
      row: 'row' in fault ? fault.row : 0,
      maxMegabytes: MAX_IMPORT_BYTES / 1024 / 1024,
      maxRows: MAX_IMPORT_ROWS.toLocaleString(displayLocale()),
    })
  const columnText = ({ number, header }: CsvColumn, columns: CsvColumn[]): string => {
    if (header === '') return t('columnNumber', { number })
    const isAlone = columns.every((column) => column.number === number || column.header !== header)
    return isAlone ? header : `${header} (${t('columnNumber', { number })})`
  }
  const choose = async (files: FileList | null) => {
    const file = files?.[0]
    if (!file) return
    const preview = await previewCsv(file)
    setChosen(preview.ok ? { file, preview, column: preview.likely } : null)
    setError(preview.ok ? null : faultText(preview.fault))
  }
  const send = async ({ file, column }: Chosen) => {
    setIsPending(true)
    const answer = await importCards(board.id, file, { column, defaultKind: kind })
    setIsPending(false)
    if (answer.ok) setImported(answer.value)
    else setError(problemMessage(answer.problem))
  }

  if (imported !== null)
    return (
      <Dialog title={t('importTitle', { title: board.title })} isOpen onClose={onClose}>
        <div className={styles.done}>
          <p>{t('importDone', { count: imported.created })}</p>
          {imported.skipped > 0 && <p>{t('importSkipped', { count: imported.skipped })}</p>}
        </div>
        <DialogFoot>
          <Button onPress={onClose}>{common('close')}</Button>
          <LinkButton to={`/sessions/${sessionId}/boards/${board.id}`} variant="primary">
            {t('seeBoard')}
          </LinkButton>
        </DialogFoot>
      </Dialog>
    )
  return (
    <Dialog shape="wide" title={t('importTitle', { title: board.title })} isOpen keepOpenOutside onClose={onClose}>
      <div className={styles.steps}>
        <p>{t('importText')}</p>
        <div className={styles.file}>
          <FileTrigger acceptedFileTypes={['.csv', 'text/csv']} onSelect={(files) => void choose(files)}>
            <Button variant={chosen ? 'secondary' : 'primary'} icon={<FileUp aria-hidden size={20} />}>
              {chosen ? t('otherFile') : t('chooseFile')}
            </Button>
          </FileTrigger>
          {chosen && <span className={styles.fileName}>{chosen.file.name}</span>}
        </div>
        <p role="alert" className={styles.error} hidden={!error}>
          {error}
        </p>
        {chosen && (
          <>
            <div className={styles.choices}>
              <Select
                label={t('column')}
                value={String(chosen.column)}
                options={chosen.preview.columns.map((column, _, columns) => ({
                  value: String(column.number),
                  text: columnText(column, columns),
                }))}
                onChange={(column) => setChosen({ ...chosen, column: Number(column) })}
              />
              <Select
                label={t('cardKind')}
                value={kind}
                options={TEXT_KINDS.map((value) => ({ value, text: tBoard(`kind.${value}`) }))}
                onChange={(value) => setKind(value)}
              />
            </div>
            <h3>{t('preview')}</h3>
            <ul className={styles.preview}>
              {chosen.preview.rows.slice(0, PREVIEWED_ROWS).map(({ number, cells }) => {
                const text = cells[chosen.column - 1]?.trim() ?? ''
                return (
                  <li key={number} className={styles.card} data-empty={text === '' ? true : undefined}>
                    <p className={styles.text}>{text || t('emptyCell')}</p>
                  </li>
                )
              })}
            </ul>
          </>
        )}
      </div>
      {chosen && (
        <DialogFoot>
          <Button variant="primary" isPending={isPending} onPress={() => void send(chosen)}>
            {t('importRows', { count: chosen.preview.rows.length })}
          </Button>
        </DialogFoot>
      )}
    </Dialog>
  )
}
