import { ArrowRight, ShieldCheck, Shuffle } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Door } from '../../shared/api/join.ts'
import { MAX_NAME_LENGTH } from '../../shared/limits.ts'
import { Button } from '../design/Button.tsx'
import { TextField } from '../design/TextField.tsx'
import { GroupChoice, NO_GROUP } from './GroupChoice.tsx'
import { KeptSheet } from './KeptSheet.tsx'
import styles from './WhoAreYou.module.css'

interface WhoAreYouProps {
  door: Door
  isPending: boolean
  /** What the server said to the last attempt. */
  refusal: string | null
  /** Gives another free pseudonym, or null when it cannot. */
  onAnotherName(): Promise<string | null>
  onJoin(who: { name: string; groupId: string | null }): void
}

/** Name and group on one screen: two taps for who takes the pseudonym that is offered.  @see docs/SPEC.md JC4 */
export function WhoAreYou({ door, isPending, refusal, onAnotherName, onJoin }: WhoAreYouProps) {
  const { t } = useTranslation('join')
  const [name, setName] = useState(door.offeredName)
  const [offered, setOffered] = useState(door.offeredName)
  const [group, setGroup] = useState<string | null>(null)
  const [isMissing, setIsMissing] = useState(false)
  const [isKeptOpen, setIsKeptOpen] = useState(false)
  const groups = useRef<HTMLDivElement>(null)
  const hasGroups = door.groups.length > 0

  const join = () => {
    if (hasGroups && group === null) {
      // On a low screen the groups, and the word on what is missing, stand above what is seen.
      groups.current?.scrollIntoView({ block: 'start' })
      return setIsMissing(true)
    }
    onJoin({ name: name.trim() || offered, groupId: group === null || group === NO_GROUP ? null : group })
  }
  const offerAnother = async () => {
    const another = await onAnotherName()
    if (another === null) return
    setOffered(another)
    setName(another)
  }
  return (
    <main>
      <form
        className={styles.screen}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isPending) join()
        }}
      >
        <div className={styles.intro}>
          <p className={styles.session}>{door.title}</p>
          <p className={styles.question}>
            <span className="visually-hidden">{t('question')} </span>
            {door.question}
          </p>
          <h1 className={styles.title}>{t('welcome')}</h1>
        </div>
        <TextField
          className={styles.name ?? ''}
          label={t('nameLabel')}
          value={name}
          onChange={setName}
          placeholder={offered}
          maxLength={MAX_NAME_LENGTH}
          autoComplete="off"
          onFocus={(event) => (event.target as HTMLInputElement).select()}
          end={
            <Button
              variant="quiet"
              className={styles.another ?? ''}
              aria-label={t('anotherNameLabel')}
              icon={<Shuffle aria-hidden size={20} />}
              onPress={() => void offerAnother()}
            >
              {t('anotherName')}
            </Button>
          }
        />
        {hasGroups && (
          <div ref={groups} className={styles.groups}>
            <GroupChoice
              groups={door.groups}
              value={group}
              isMissing={isMissing}
              onChange={(value) => {
                setGroup(value)
                setIsMissing(false)
              }}
            />
          </div>
        )}
        <p className={styles.privacy}>
          <ShieldCheck aria-hidden size={22} />
          <span>{t('privacy')}</span>
          <Button variant="quiet" onPress={() => setIsKeptOpen(true)}>
            {t('kept')}
          </Button>
        </p>
        <div className={styles.act}>
          <p role="alert" className={styles.error} hidden={!refusal}>
            {refusal}
          </p>
          <Button type="submit" variant="primary" size="large" isWide isPending={isPending}>
            {t('join')}
            <ArrowRight aria-hidden size={22} />
          </Button>
        </div>
        <KeptSheet isOpen={isKeptOpen} onClose={() => setIsKeptOpen(false)} />
      </form>
    </main>
  )
}
