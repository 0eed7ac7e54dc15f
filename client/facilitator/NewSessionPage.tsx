/** `/sessions/new`: prepare a session: what it is about, who comes, and the room. */
import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import type { Programme } from '../../shared/api/sessions.ts'
import { blank } from '../../shared/board/templates/blank.ts'
import { newId } from '../../shared/ids.ts'
import { MAX_QUESTION_LENGTH, MAX_TABLES, MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { fetchProgrammes } from '../api/programmes.ts'
import { createSession } from '../api/sessions.ts'
import { useLoaded } from '../api/useLoaded.ts'
import { Button } from '../design/Button.tsx'
import { LinkButton } from '../design/LinkButton.tsx'
import { Loading } from '../design/Loading.tsx'
import { Select } from '../design/Select.tsx'
import { Stepper } from '../design/Stepper.tsx'
import { TextField } from '../design/TextField.tsx'
import { tellFailure } from '../design/toasts.ts'
import { usePageTitle } from '../design/usePageTitle.ts'
import { Trouble } from '../errors/Trouble.tsx'
import { BoardsEditor } from './BoardsEditor.tsx'
import { FacilitatorHeader } from './FacilitatorHeader.tsx'
import { GroupsEditor } from './GroupsEditor.tsx'
import styles from './NewSessionPage.module.css'
import { draftGaps, newSessionOf, type SessionDraft } from './sessionDraft.ts'
import { TableTemplate } from './TableTemplate.tsx'

export function NewSessionPage() {
  const { t } = useTranslation('facilitator')
  usePageTitle(t('newSessionTitle'))
  const [search] = useSearchParams()
  const loaded = useLoaded(fetchProgrammes, 'programmes')
  if (loaded.state === 'loading') return <Loading />
  if (loaded.state === 'failed') return <Trouble problem={loaded.problem} onRetry={loaded.reload} />
  const { programmes } = loaded.value
  const chosen = programmes.find(({ id }) => id === search.get('programme')) ?? programmes[0]
  // A session belongs to a programme; the start page tells to make one first.
  if (!chosen) return <Navigate to="/" replace />
  return <SessionForm programmes={programmes} chosen={chosen} />
}

function SessionForm({ programmes, chosen }: { programmes: Programme[]; chosen: Programme }) {
  const { t } = useTranslation('facilitator')
  const navigate = useNavigate()
  const [draft, setDraft] = useState<SessionDraft>(() => ({
    programmeId: chosen.id,
    title: '',
    question: chosen.question,
    groups: [],
    groupName: '',
    tables: 0,
    tableTemplate: blank.id,
    boards: [{ id: newId(), title: t('firstBoard'), template: blank.id }],
  }))
  const [isChecked, setIsChecked] = useState(false)
  const [isPending, setIsPending] = useState(false)
  const change = (part: Partial<SessionDraft>) => setDraft((before) => ({ ...before, ...part }))
  const groupNames = draft.groups.map(({ name }) => name)
  const gaps = isChecked ? draftGaps(draft) : []

  const chooseProgramme = (programmeId: string) => {
    const before = programmes.find(({ id }) => id === draft.programmeId)
    const next = programmes.find(({ id }) => id === programmeId)
    // A question that was reworded here is kept; the one that came with the programme goes with it.
    const isUntouched = draft.question === before?.question
    change({ programmeId, ...(isUntouched && next && { question: next.question }) })
  }
  const create = async () => {
    // At once, so that the first field that lacks something can take the focus.
    flushSync(() => setIsChecked(true))
    if (draftGaps(draft).length > 0) return document.querySelector<HTMLElement>('form [aria-invalid=true]')?.focus()
    setIsPending(true)
    const answer = await createSession(newSessionOf(draft))
    setIsPending(false)
    if (!answer.ok) return tellFailure(problemMessage(answer.problem))
    void navigate(`/sessions/${answer.value.id}`)
  }
  return (
    <>
      <FacilitatorHeader />
      <main>
        <form
          className={styles.page}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (!isPending) void create()
          }}
        >
          <div>
            <LinkButton to="/" variant="quiet" className={styles.back ?? ''} icon={<ArrowLeft aria-hidden size={20} />}>
              {t('allProgrammes')}
            </LinkButton>
            <h1>{t('newSession')}</h1>
          </div>
          <div className={styles.columns}>
            <div className={styles.column}>
              <section className={styles.panel}>
                {programmes.length > 1 && (
                  <Select
                    label={t('programme')}
                    value={draft.programmeId}
                    options={programmes.map(({ id, title }) => ({ value: id, text: title }))}
                    onChange={chooseProgramme}
                  />
                )}
                <TextField
                  label={t('sessionTitle')}
                  placeholder={t('sessionTitlePlaceholder')}
                  value={draft.title}
                  maxLength={MAX_TITLE_LENGTH}
                  error={gaps.includes('title') ? t('needTitle') : null}
                  autoFocus
                  onChange={(title) => change({ title })}
                />
                <TextField
                  label={t('framingQuestion')}
                  hint={t('questionHint')}
                  rows={3}
                  value={draft.question}
                  maxLength={MAX_QUESTION_LENGTH}
                  error={gaps.includes('question') ? t('needQuestion') : null}
                  onChange={(question) => change({ question })}
                />
              </section>
              <section className={styles.panel}>
                <h2>{t('room')}</h2>
                <Stepper
                  label={t('tables')}
                  value={draft.tables}
                  max={MAX_TABLES}
                  lessLabel={t('fewer')}
                  moreLabel={t('more')}
                  onChange={(tables) => change({ tables })}
                />
                <p className={styles.panelText}>{draft.tables === 0 ? t('tablesNone') : t('tablesText')}</p>
                {draft.tables > 0 && (
                  <TableTemplate
                    value={draft.tableTemplate}
                    groups={groupNames}
                    onChange={(tableTemplate) => change({ tableTemplate })}
                  />
                )}
                <h3>{t('plenaryBoards')}</h3>
                <p className={styles.panelText}>{t('plenaryText')}</p>
                <BoardsEditor boards={draft.boards} groups={groupNames} onChange={(boards) => change({ boards })} />
              </section>
            </div>
            <section className={styles.panel}>
              <h2>{t('groups')}</h2>
              <p className={styles.panelText}>{t('groupsText')}</p>
              <GroupsEditor
                groups={draft.groups}
                name={draft.groupName}
                isChecked={gaps.includes('group')}
                onChange={(groups) => change({ groups })}
                onType={(groupName) => change({ groupName })}
              />
            </section>
          </div>
          <div className={styles.foot}>
            <p>{t('createText')}</p>
            <Button type="submit" variant="primary" size="large" isPending={isPending}>
              {t('createSession')}
              <ArrowRight aria-hidden size={22} />
            </Button>
          </div>
        </form>
      </main>
    </>
  )
}
