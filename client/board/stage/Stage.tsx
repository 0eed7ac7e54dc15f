/** The board itself: paper, far tiles, cards and the others. React renders which cards there are and what stands on them;
 *  where they are and how one looks at them is the scene's. */
import {
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useTranslation } from 'react-i18next'
import { CARD_KINDS, type CardKind } from '../../../shared/board/card.ts'
import { groupHue } from '../../design/GroupBadge.tsx'
import type { Desk } from '../desk.ts'
import type { GestureActs } from '../gestures/pointerGestures.ts'
import type { People } from '../people.ts'
import { type BoardScene, buildScene } from './boardScene.ts'
import { CardView } from './CardView.tsx'
import styles from './Stage.module.css'
import { ZoneViews } from './ZoneViews.tsx'

interface StageProps {
  desk: Desk
  people: People
  acts: GestureActs
  /** Told when the stage stands, and with null when it goes. */
  onScene(scene: BoardScene | null): void
  /** The editor of the card that is being written. */
  editor?: ReactNode
}

export const Stage = memo(function Stage({ desk, people, acts, onScene, editor }: StageProps) {
  const { t } = useTranslation('board')
  const mayEdit = useSyncExternalStore(
    useCallback((listener: () => void) => desk.subscribe(listener), [desk]),
    () => desk.state.mayEdit,
  )
  const root = useRef<HTMLElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  const zones = useRef<HTMLDivElement>(null)
  const far = useRef<HTMLDivElement>(null)
  const cards = useRef<HTMLDivElement>(null)
  const peers = useRef<HTMLDivElement>(null)
  const [scene, setScene] = useState<BoardScene | null>(null)
  useLayoutEffect(() => {
    const parts = {
      root: root.current!,
      paper: paper.current!,
      zones: zones.current!,
      far: far.current!,
      cards: cards.current!,
      peers: peers.current!,
    }
    const built = buildScene(desk, parts, acts)
    setScene(built)
    onScene(built)
    return () => {
      onScene(null)
      built.destroy()
    }
  }, [desk, acts, onScene])
  useEffect(() => {
    scene?.setPeerLabels({
      nameOf: (participant) => people.get(participant)?.name ?? t('someone'),
      hueOf: (participant) => groupHue(people.get(participant)?.group?.color ?? 'ink'),
      writes: (name) => t('writes', { name }),
    })
  }, [scene, people, t])
  return (
    <section
      ref={root}
      data-stage=""
      // The arrow keys and Tab are the board's own: gestures/boardKeys.ts. Screen readers have the list view besides.
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keyboard.
      tabIndex={0}
      className={styles.stage}
      aria-label={t(mayEdit ? 'stage' : 'stageReadOnly')}
      aria-roledescription={t('stageRole')}
    >
      <div ref={paper} className={styles.paper} />
      <div ref={zones} className={styles.zones}>
        <ZoneViews zones={desk.zones} />
      </div>
      <div ref={far} className={styles.far} />
      <div ref={cards} data-cards="" className={styles.cards}>
        {scene && <Cards scene={scene} desk={desk} people={people} editor={editor} />}
      </div>
      <div ref={peers} className={styles.peers} aria-hidden="true" />
    </section>
  )
})

function Cards({ scene, desk, people, editor }: { scene: BoardScene; desk: Desk; people: People; editor: ReactNode }) {
  const subscribe = useCallback((listener: () => void) => scene.visible.subscribe(listener), [scene])
  const ids = useSyncExternalStore(subscribe, () => scene.visible.ids)
  const writing = useSyncExternalStore(
    useCallback((listener: () => void) => desk.subscribe(listener), [desk]),
    () => desk.state.writing,
  )
  const { t } = useTranslation('board')
  const kindNames = useMemo(
    () => Object.fromEntries(CARD_KINDS.map((kind) => [kind, t(`kind.${kind}`)])) as Record<CardKind, string>,
    [t],
  )
  return ids.map((id) => (
    <CardView
      key={id}
      id={id}
      store={desk.store}
      elements={scene.elements}
      people={people}
      kindNames={kindNames}
      editor={id === writing ? editor : undefined}
    />
  ))
}
