/** Where a facilitator starts: programmes and their sessions, and the way to a new one. */
import { Camera, ChevronRight, Pencil, Plus, Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { Programme, SessionSummary } from '../../shared/api/sessions.ts'
import { fetchProgrammes } from '../api/programmes.ts'
import type { Answer } from '../api/request.ts'
import { fetchSessions } from '../api/sessions.ts'
import { useLoaded } from '../api/useLoaded.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { LinkButton } from '../design/LinkButton.tsx'
import { Loading } from '../design/Loading.tsx'
import { usePageTitle } from '../design/usePageTitle.ts'
import { Trouble } from '../errors/Trouble.tsx'
import { displayLocale } from '../i18n/i18n.ts'
import { FacilitatorHeader } from './FacilitatorHeader.tsx'
import { ProgrammeForm } from './ProgrammeForm.tsx'
import styles from './ProgrammesPage.module.css'

interface Overview {
  programmes: Programme[]
  sessions: SessionSummary[]
}

export function ProgrammesPage() {
  const { t } = useTranslation('facilitator')
  usePageTitle(t('programmesTitle'))
  const overview = useLoaded(fetchOverview, 'overview', 15_000)
  if (overview.state === 'loading') return <Loading />
  if (overview.state === 'failed') return <Trouble problem={overview.problem} onRetry={overview.reload} />
  const { programmes, sessions } = overview.value
  return (
    <>
      <FacilitatorHeader />
      {programmes.length === 0 ? (
        <FirstProgramme />
      ) : (
        <Programmes programmes={programmes} sessions={sessions} onReworded={overview.reload} />
      )}
    </>
  )
}

async function fetchOverview(): Promise<Answer<Overview>> {
  const [programmes, sessions] = await Promise.all([fetchProgrammes(), fetchSessions()])
  if (!programmes.ok) return programmes
  if (!sessions.ok) return sessions
  return { ok: true, value: { ...programmes.value, ...sessions.value } }
}

function FirstProgramme() {
  const { t } = useTranslation('facilitator')
  const navigate = useNavigate()
  return (
    <main className={styles.page}>
      <ProgrammeForm onSaved={(programme) => void navigate(`/sessions/new?programme=${programme.id}`)}>
        <h1>{t('firstTitle')}</h1>
        <p className={styles.lead}>{t('firstText')}</p>
      </ProgrammeForm>
    </main>
  )
}

function Programmes({ programmes, sessions, onReworded }: Overview & { onReworded(): void }) {
  const { t } = useTranslation('facilitator')
  const navigate = useNavigate()
  const [isAdding, setIsAdding] = useState(false)
  return (
    <main className={styles.page}>
      <div className={styles.head}>
        <h1>{t('yourProgrammes')}</h1>
        <LinkButton to="/sessions/new" variant="primary" size="large" icon={<Plus aria-hidden size={24} />}>
          {t('newSession')}
        </LinkButton>
      </div>
      {programmes.map((programme) => (
        <ProgrammeSection
          key={programme.id}
          programme={programme}
          isOnly={programmes.length === 1}
          sessions={sessions.filter((session) => session.programmeId === programme.id)}
          onReworded={onReworded}
        />
      ))}
      <div>
        <Button variant="quiet" icon={<Plus aria-hidden size={20} />} onPress={() => setIsAdding(true)}>
          {t('newProgramme')}
        </Button>
      </div>
      <Dialog title={t('newProgramme')} isOpen={isAdding} onClose={() => setIsAdding(false)}>
        <ProgrammeForm onSaved={(programme) => void navigate(`/sessions/new?programme=${programme.id}`)} />
      </Dialog>
    </main>
  )
}

interface ProgrammeSectionProps {
  programme: Programme
  sessions: SessionSummary[]
  /** Then the page's own button says it all. */
  isOnly: boolean
  onReworded(): void
}

function ProgrammeSection({ programme, sessions, isOnly, onReworded }: ProgrammeSectionProps) {
  const { t } = useTranslation('facilitator')
  const [isRewording, setIsRewording] = useState(false)
  return (
    <section className={styles.programme} aria-labelledby={`programme-${programme.id}`}>
      <div className={styles.programmeHead}>
        <div>
          <h2 id={`programme-${programme.id}`}>{programme.title}</h2>
          <p className={styles.question}>{programme.question}</p>
        </div>
        <div className={styles.programmeActs}>
          <IconButton label={t('rewordProgramme', { title: programme.title })} onPress={() => setIsRewording(true)}>
            <Pencil aria-hidden size={20} />
          </IconButton>
          {!isOnly && (
            <LinkButton
              to={`/sessions/new?programme=${programme.id}`}
              variant="quiet"
              icon={<Plus aria-hidden size={20} />}
            >
              {t('newSession')}
            </LinkButton>
          )}
        </div>
      </div>
      <Dialog
        title={t('rewordProgrammeTitle')}
        isOpen={isRewording}
        keepOpenOutside
        onClose={() => setIsRewording(false)}
      >
        <ProgrammeForm
          programme={programme}
          onSaved={() => {
            setIsRewording(false)
            onReworded()
          }}
        />
      </Dialog>
      {sessions.length === 0 ? (
        <p className={styles.empty}>{t('noSessionYet')}</p>
      ) : (
        <ul className={styles.sessions}>
          {sessions.map((session) => (
            <li key={session.id}>
              <SessionRow session={session} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function SessionRow({ session }: { session: SessionSummary }) {
  const { t } = useTranslation('facilitator')
  const date = new Date(session.createdAt).toLocaleDateString(displayLocale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
  return (
    <Link to={`/sessions/${session.id}`} className={styles.session}>
      <span className={styles.sessionTitle}>{session.title}</span>
      <span className={styles.status} data-status={session.status}>
        {session.status === 'open' ? t('statusOpen') : t('statusClosed')}
      </span>
      <span className={styles.count}>
        <Users aria-hidden size={18} />
        {t('people', { count: session.participants })}
      </span>
      <span className={styles.count}>
        <Camera aria-hidden size={18} />
        {t('iterations', { count: session.iterations })}
      </span>
      <span className={styles.date}>{date}</span>
      <ChevronRight aria-hidden size={20} className={styles.arrow} />
    </Link>
  )
}
