/** What one can do with the selected cards: write, colour, kind, to the bin. */
import { Check, Pencil, Trash2 } from 'lucide-react'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardKind } from '../../../shared/board/card.ts'
import { CARD_TINTS, type CardTint } from '../../../shared/palette.ts'
import { Button } from '../../design/Button.tsx'
import { Menu } from '../../design/Menu.tsx'
import type { Desk } from '../desk.ts'
import { KIND_DRAWINGS, WRITTEN_KINDS } from './kindDrawings.ts'
import styles from './SelectionBar.module.css'
import { useBoardVersion, useDeskState } from './useDesk.ts'

interface SelectionBarProps {
  desk: Desk
  onWrite(id: string): void
  onBin(): void
  /** Back to the card. */
  onLeave(id: string): void
}

export function SelectionBar({ desk, onWrite, onBin, onLeave }: SelectionBarProps) {
  const { t } = useTranslation('board')
  const { selected } = useDeskState(desk)
  useBoardVersion(desk)
  const cards = [...selected].flatMap((id) => desk.store.card(id) ?? [])
  const [first] = cards
  if (first === undefined) return null
  const Kind = KIND_DRAWINGS[first.kind]
  return (
    <div
      className={styles.bar}
      role="toolbar"
      aria-label={t('selection.label')}
      onKeyDown={(event) => {
        // Escape in an open menu closes that menu only.
        if (event.key === 'Escape' && event.currentTarget.contains(event.target as Node)) onLeave(first.id)
      }}
    >
      {cards.length === 1 ? (
        <Button variant="quiet" icon={<Pencil aria-hidden size={20} />} onPress={() => onWrite(first.id)}>
          {t('selection.edit')}
        </Button>
      ) : (
        <span className={styles.count}>{t('selection.count', { count: cards.length })}</span>
      )}
      <Menu
        label={t('selection.color')}
        trigger={
          <Button variant="quiet" icon={<Swatch tint={first.color} />} aria-label={t('selection.color')}>
            <span className={styles.word}>{t('selection.color')}</span>
          </Button>
        }
        acts={CARD_TINTS.map((tint) => ({
          id: tint,
          label: t(`tint.${tint}`),
          icon: <Swatch tint={tint} isChosen={tint === first.color} />,
          onAct: () => desk.recolour(tint),
        }))}
      />
      <Menu
        label={t('selection.kind')}
        trigger={
          <Button variant="quiet" icon={<Kind aria-hidden size={20} />} aria-label={t('selection.kind')}>
            <span className={styles.word}>{t('selection.kind')}</span>
          </Button>
        }
        acts={WRITTEN_KINDS.map((kind) => ({
          id: kind,
          label: t(`kind.${kind}`),
          icon: (
            <>
              <KindDrawing kind={kind} />
              {kind === first.kind && <Check aria-hidden size={18} />}
            </>
          ),
          onAct: () => desk.setKind(kind),
        }))}
      />
      <Button variant="quiet" icon={<Trash2 aria-hidden size={20} />} aria-label={t('selection.bin')} onPress={onBin}>
        <span className={styles.word}>{t('selection.bin')}</span>
      </Button>
    </div>
  )
}

function Swatch({ tint, isChosen = false }: { tint: CardTint; isChosen?: boolean }) {
  const style: CSSProperties = { background: `var(--tint-${tint})` }
  return (
    <span className={styles.swatch} style={style}>
      {isChosen && <Check aria-hidden size={18} />}
    </span>
  )
}

function KindDrawing({ kind }: { kind: CardKind }) {
  const Drawing = KIND_DRAWINGS[kind]
  return <Drawing aria-hidden size={20} />
}
