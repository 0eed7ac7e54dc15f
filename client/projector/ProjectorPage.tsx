/** `/sessions/:sessionId/projector`: the room's screen: the question, the way in, and who has come. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { formatJoinCode } from '../../shared/joinCode.ts'
import { groupHue } from '../design/GroupBadge.tsx'
import { GROUP_DRAWINGS } from '../design/groupIcons.tsx'
import { Loading } from '../design/Loading.tsx'
import { usePageTitle } from '../design/usePageTitle.ts'
import { Trouble } from '../errors/Trouble.tsx'
import { attendanceByGroup } from '../facilitator/attendance.ts'
import { joinLink } from '../facilitator/links.ts'
import { type Room, useRoom } from '../facilitator/useRoom.ts'
import { ProjectorControls, useProjectorTheme } from './ProjectorControls.tsx'
import styles from './ProjectorPage.module.css'
import { QrDrawing } from './QrDrawing.tsx'
import { useTabletOrigin } from './tabletOrigin.tsx'

export function ProjectorPage() {
  const room = useRoom(useParams().sessionId!)
  if (room.state === 'loading') return <Loading />
  if (room.state === 'failed') return <Trouble problem={room.problem} onRetry={room.reload} />
  return <Projection room={room.value} />
}

/** How much room the question needs: it is read from ten metres, so it is as large as it can be. */
function lengthOf({ length }: string): 'short' | 'long' | 'longest' | 'endless' {
  if (length <= 110) return 'short'
  if (length <= 200) return 'long'
  return length <= 330 ? 'longest' : 'endless'
}

function Projection({ room }: { room: Room }) {
  const { t } = useTranslation('projector')
  usePageTitle(t('title', { title: room.title }))
  const [theme, setTheme] = useProjectorTheme()
  const choice = useTabletOrigin()
  const { joinCode } = room.record
  const isOpen = room.status === 'open' && joinCode !== null
  const link = isOpen ? joinLink(choice.origin, joinCode) : ''

  // The page's own background too, where a phone's browser shows it beyond the edges.
  useEffect(() => {
    document.documentElement.dataset.theme = theme
    return () => {
      delete document.documentElement.dataset.theme
    }
  }, [theme])

  return (
    <main className={styles.page} data-theme={theme}>
      <div className={styles.text}>
        <p className={styles.session}>{room.title}</p>
        <h1 className={styles.question} data-length={lengthOf(room.question)}>
          {room.question}
        </h1>
        {isOpen ? (
          <div className={styles.ways}>
            <p className={styles.way}>{t('orType')}</p>
            <p className={styles.address}>{choice.origin.replace(/^http:\/\//, '')}</p>
            <p className={styles.way}>{t('thenCode')}</p>
            <p className={styles.code}>{formatJoinCode(joinCode)}</p>
          </div>
        ) : (
          <p className={styles.thanks}>{t('closed')}</p>
        )}
      </div>
      {isOpen && (
        <div className={styles.door}>
          <QrDrawing text={link} label={t('qr', { link })} className={styles.qr ?? ''} />
          <p>{t('scan')}</p>
        </div>
      )}
      <footer className={styles.foot}>
        <Attendance room={room} />
        <ProjectorControls theme={theme} onTheme={setTheme} choice={choice} />
      </footer>
    </main>
  )
}

function Attendance({ room }: { room: Room }) {
  const { t } = useTranslation('projector')
  const present = room.people.filter((person) => person.isPresent).length
  const rows = attendanceByGroup(room.groups, room.people).filter((row) => row.group !== null)
  return (
    <>
      <p className={styles.total}>
        <strong>{present}</strong> {t('people', { count: present })}
      </p>
      <ul className={styles.groups} data-many={rows.length > 6 ? true : undefined}>
        {rows.map(({ group, present: here }) => {
          const Drawing = GROUP_DRAWINGS[group!.icon]
          return (
            <li key={group!.id} className={styles.group}>
              <Drawing aria-hidden className={styles.groupIcon} style={{ color: groupHue(group!.color) }} />
              {group!.name} <strong>{here}</strong>
            </li>
          )
        })}
      </ul>
    </>
  )
}
