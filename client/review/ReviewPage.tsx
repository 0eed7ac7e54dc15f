/** `/review/:iterationId#<reviewKey>`: one iteration, read-only. The key stands in the fragment, which no server and no log sees. */
import { Camera, LayoutDashboard, Link2Off, List } from 'lucide-react'
import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'react-router'
import type { Iteration } from '../../shared/api/iterations.ts'
import { fetchIteration } from '../api/iterations.ts'
import { useLoaded } from '../api/useLoaded.ts'
import { classNames } from '../design/classNames.ts'
import { Loading } from '../design/Loading.tsx'
import { usePageTitle } from '../design/usePageTitle.ts'
import { Trouble, TroubleScreen } from '../errors/Trouble.tsx'
import { LanguageSwitch } from '../i18n/LanguageSwitch.tsx'
import { AboutIteration } from './AboutIteration.tsx'
import styles from './ReviewPage.module.css'
import type { SavedView } from './SavedBoard.tsx'
import { SavedBoard } from './SavedBoard.tsx'
import { type LoadedBoard, useSavedBoard } from './useSavedBoard.ts'

export function ReviewPage() {
  const iterationId = useParams().iterationId!
  const reviewKey = useLocation().hash.slice(1)
  const { t } = useTranslation('review')
  const loaded = useLoaded(() => fetchIteration(iterationId, reviewKey), `${iterationId}#${reviewKey}`)
  if (loaded.state === 'loading') return <Loading />
  if (loaded.state === 'failed') {
    const { status } = loaded.problem
    if (status === 401 || status === 403)
      return (
        <TroubleScreen
          picture={<Link2Off aria-hidden size={40} />}
          title={t('wrongKeyTitle')}
          text={t('wrongKeyText')}
        />
      )
    return <Trouble problem={loaded.problem} onRetry={loaded.reload} />
  }
  return <Review key={iterationId} iteration={loaded.value} reviewKey={reviewKey} />
}

function Review({ iteration, reviewKey }: { iteration: Iteration; reviewKey: string }) {
  const { t } = useTranslation('review')
  usePageTitle(t('pageTitle', { number: iteration.number, title: iteration.title }))
  // The board that holds most is what a reader came for.
  const [boardId, setBoardId] = useState(() => fullestBoard(iteration))
  const [view, setView] = useState<SavedView>(() => (isSmallScreen() ? 'list' : 'board'))
  const board = useSavedBoard(iteration, boardId, reviewKey)
  return (
    <Tabs
      className={classNames(styles.page)}
      selectedKey={boardId}
      onSelectionChange={(key) => setBoardId(String(key))}
    >
      <header className={styles.bar}>
        <h1 className={styles.title}>{iteration.title}</h1>
        <span className={styles.number}>
          <Camera aria-hidden size={18} />
          {t('iteration', { number: iteration.number })}
        </span>
        <span className={styles.spring} />
        <ViewSwitch view={view} onChange={setView} />
        <LanguageSwitch />
      </header>
      <nav aria-label={t('boards')} className={styles.tabsRow}>
        <TabList aria-label={t('boards')} className={classNames(styles.tabs)}>
          {iteration.boards.map(({ boardId: id, title, cards }) => (
            <Tab key={id} id={id} className={classNames(styles.tab)}>
              {title}
              <span className={styles.count}>{cards}</span>
            </Tab>
          ))}
        </TabList>
      </nav>
      <main className={styles.content}>
        <TabPanel id={boardId} className={classNames(styles.panel)}>
          <BoardOrTrouble iteration={iteration} board={board} view={view} />
        </TabPanel>
      </main>
      <AboutIteration iteration={iteration} board={board} />
    </Tabs>
  )
}

function BoardOrTrouble({ iteration, board, view }: { iteration: Iteration; board: LoadedBoard; view: SavedView }) {
  if (board.state === 'loading') return <Loading />
  if (board.state === 'failed') return <Trouble problem={board.problem} onRetry={board.reload} />
  return <SavedBoard key={board.value.id} doc={board.value.doc} iteration={iteration} view={view} />
}

function ViewSwitch({ view, onChange }: { view: SavedView; onChange(view: SavedView): void }) {
  const { t } = useTranslation('review')
  return (
    <ToggleButtonGroup
      aria-label={t('view')}
      className={classNames(styles.switch)}
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => onChange([...keys][0] as SavedView)}
    >
      <ToggleButton id="board" className={classNames(styles.choice)}>
        <LayoutDashboard aria-hidden size={18} />
        {t('asBoard')}
      </ToggleButton>
      <ToggleButton id="list" className={classNames(styles.choice)}>
        <List aria-hidden size={18} />
        {t('asList')}
      </ToggleButton>
    </ToggleButtonGroup>
  )
}

/** A phone reads the list first: a board has no room on it. */
const isSmallScreen = (): boolean => window.matchMedia('(max-width: 600px)').matches

const fullestBoard = ({ boards }: Iteration): string =>
  boards.reduce((best, board) => (board.cards > best.cards ? board : best), boards[0]!).boardId
