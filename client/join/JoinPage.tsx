/** `/join#<CODE>`: from a code to a place in the session. The code stands in the fragment, which no server and no log sees. */
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import type { SignedIn } from '../../shared/api/auth.ts'
import type { Problem } from '../../shared/api/common.ts'
import type { Door } from '../../shared/api/join.ts'
import { isJoinCode, normalizeJoinCode } from '../../shared/joinCode.ts'
import { fetchSignedIn } from '../api/auth.ts'
import { type Joined, joinSession, openDoor } from '../api/join.ts'
import { isPassing, problemMessage } from '../api/problemMessage.ts'
import { PageHeader } from '../design/Brand.tsx'
import { Button } from '../design/Button.tsx'
import { Loading } from '../design/Loading.tsx'
import { tell } from '../design/toasts.ts'
import { usePageTitle } from '../design/usePageTitle.ts'
import { Trouble } from '../errors/Trouble.tsx'
import screenStyles from './CodeScreen.module.css'
import { CodeScreen } from './CodeScreen.tsx'
import { ComeBack, openSeats } from './ComeBack.tsx'
import { showTyped } from './codeTyping.ts'
import { JoinKeys } from './joinKeys.ts'
import { WhoAreYou } from './WhoAreYou.tsx'
import { YourTable } from './YourTable.tsx'

// It brings the boards along, which nobody else needs here.
const TakeOverSheet = lazy(() =>
  import('../participant/TakeOverSheet.tsx').then((module) => ({ default: module.TakeOverSheet })),
)

type Stage =
  | { at: 'code'; typed: string; problem: Problem | null }
  | { at: 'opening'; code: string }
  | { at: 'unreachable'; code: string; problem: Problem }
  | { at: 'back'; code: string; door: Door; seat: SignedIn['seats'][number] }
  | { at: 'who'; code: string; door: Door; problem: Problem | null }
  | { at: 'table'; number: number; sessionId: string }

export function JoinPage() {
  const { t } = useTranslation('join')
  usePageTitle(t('pageTitle'))
  const { hash } = useLocation()
  const navigate = useNavigate()
  const [stage, setStage] = useState<Stage>(() => stageOfHash(hash))
  const [isPending, setIsPending] = useState(false)
  const [isTakingOver, setIsTakingOver] = useState(false)
  const [keys] = useState(() => new JoinKeys())

  useEffect(() => setStage(stageOfHash(hash)), [hash])

  const open = useCallback(async (code: string) => {
    const [door, signedIn] = await Promise.all([openDoor(code), fetchSignedIn()])
    if (!door.ok) {
      if (isPassing(door.problem)) return setStage({ at: 'unreachable', code, problem: door.problem })
      return setStage({ at: 'code', typed: showTyped(code), problem: door.problem })
    }
    // Who sits here must be known: joining takes their place on this tablet.
    if (!signedIn.ok) return setStage({ at: 'unreachable', code, problem: signedIn.problem })
    const seat = openSeats(signedIn.value).find(({ session }) => session.id === door.value.sessionId)
    if (seat) setStage({ at: 'back', code, door: door.value, seat })
    else setStage({ at: 'who', code, door: door.value, problem: null })
  }, [])

  const openingCode = stage.at === 'opening' ? stage.code : null
  useEffect(() => {
    if (openingCode !== null) void open(openingCode)
  }, [openingCode, open])

  const enter = (sessionId: string) => void navigate(`/s/${sessionId}`, { replace: true })
  const join = async (code: string, door: Door, who: { name: string; groupId: string | null }) => {
    setIsPending(true)
    const person = { code, ...who }
    const joined = await joinSession({ ...person, key: keys.keyOf(person) })
    setIsPending(false)
    if (!joined.ok) return setStage({ at: 'who', code, door, problem: joined.problem })
    const { participant } = joined.value
    if (participant.name !== who.name) tell(t('renamed', { name: participant.name }))
    const table = tableNumber(joined.value)
    if (table === null) enter(door.sessionId)
    else setStage({ at: 'table', number: table, sessionId: door.sessionId })
  }

  return (
    <>
      <PageHeader />
      {stage.at === 'code' && (
        <CodeScreen
          key={hash}
          initial={stage.typed}
          refusal={stage.problem && problemMessage(stage.problem)}
          onCode={(code) => {
            setStage({ at: 'opening', code })
            // A reload of the page must find the code again.
            void navigate({ hash: code }, { replace: true })
          }}
        />
      )}
      {stage.at === 'opening' && <Loading />}
      {stage.at === 'unreachable' && <Trouble problem={stage.problem} onRetry={() => void open(stage.code)} />}
      {stage.at === 'back' && (
        <main className={screenStyles.screen}>
          <h1>{t('comeBackTitle')}</h1>
          <p className={screenStyles.lead}>{stage.door.question}</p>
          <ComeBack seats={[stage.seat]} />
          <Button variant="quiet" className={screenStyles.quiet ?? ''} onPress={() => setIsTakingOver(true)}>
            {t('someoneElse')}
          </Button>
          {isTakingOver && (
            <Suspense>
              <TakeOverSheet
                seat={stage.seat}
                onTaken={() => {
                  setIsTakingOver(false)
                  setStage({ at: 'who', code: stage.code, door: stage.door, problem: null })
                }}
                onClose={() => setIsTakingOver(false)}
              />
            </Suspense>
          )}
        </main>
      )}
      {stage.at === 'who' && (
        <WhoAreYou
          key={stage.code}
          door={stage.door}
          isPending={isPending}
          refusal={stage.problem && problemMessage(stage.problem)}
          onAnotherName={() => offeredNameOf(stage.code)}
          onJoin={(who) => void join(stage.code, stage.door, who)}
        />
      )}
      {stage.at === 'table' && <YourTable number={stage.number} onSeated={() => enter(stage.sessionId)} />}
    </>
  )
}

function stageOfHash(hash: string): Stage {
  const code = normalizeJoinCode(hash.slice(1).replaceAll('%20', ''))
  if (isJoinCode(code)) return { at: 'opening', code }
  return { at: 'code', typed: showTyped(code), problem: null }
}

async function offeredNameOf(code: string): Promise<string | null> {
  const door = await openDoor(code)
  return door.ok ? door.value.offeredName : null
}

const tableNumber = ({ participant, session }: Joined): number | null =>
  session.tables.find((table) => table.id === participant.tableId)?.number ?? null
