import { Maximize, Minimize, Moon, Sun } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../design/IconButton.tsx'
import { LanguageSwitch } from '../i18n/LanguageSwitch.tsx'
import styles from './ProjectorPage.module.css'
import { AddressChoice, type OriginChoice } from './tabletOrigin.tsx'

export type ProjectorTheme = 'dark' | 'light'

const STORAGE_KEY = 'tablee:projector-theme'
/** The controls go when nobody touches mouse or keyboard for so long. */
const QUIET_AFTER_MS = 4_000

/** Dark until somebody chose light on this computer: rooms are dimmed for a projector. */
export function useProjectorTheme(): [ProjectorTheme, (theme: ProjectorTheme) => void] {
  const [theme, setTheme] = useState<ProjectorTheme>(() => (readTheme() === 'light' ? 'light' : 'dark'))
  const choose = (next: ProjectorTheme) => {
    setTheme(next)
    try {
      localStorage.setItem(STORAGE_KEY, next)
    } catch {
      // Storage is closed: the choice holds for this page.
    }
  }
  return [theme, choose]
}

function readTheme(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY)
  } catch {
    return null
  }
}

interface ProjectorControlsProps {
  theme: ProjectorTheme
  onTheme(theme: ProjectorTheme): void
  choice: OriginChoice
}

/** Address, language, light or dark, full screen. Out of sight while nobody moves. */
export function ProjectorControls({ theme, onTheme, choice }: ProjectorControlsProps) {
  const { t } = useTranslation('projector')
  const isQuiet = useIsQuiet()
  const [isFull, setIsFull] = useState(false)
  useEffect(() => {
    const read = () => setIsFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', read)
    return () => document.removeEventListener('fullscreenchange', read)
  }, [])
  const toggleFull = () => void (isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen())
  return (
    <div className={styles.controls} data-quiet={isQuiet ? true : undefined}>
      <AddressChoice choice={choice} />
      <LanguageSwitch />
      <IconButton
        label={theme === 'dark' ? t('light') : t('dark')}
        onPress={() => onTheme(theme === 'dark' ? 'light' : 'dark')}
      >
        {theme === 'dark' ? <Sun aria-hidden size={24} /> : <Moon aria-hidden size={24} />}
      </IconButton>
      {document.fullscreenEnabled && (
        <IconButton label={isFull ? t('leaveFullScreen') : t('fullScreen')} onPress={toggleFull}>
          {isFull ? <Minimize aria-hidden size={24} /> : <Maximize aria-hidden size={24} />}
        </IconButton>
      )}
    </div>
  )
}

function useIsQuiet(): boolean {
  const [isQuiet, setIsQuiet] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const wake = () => {
      setIsQuiet(false)
      clearTimeout(timer)
      timer = setTimeout(() => setIsQuiet(true), QUIET_AFTER_MS)
    }
    const events = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const
    for (const event of events) document.addEventListener(event, wake)
    wake()
    return () => {
      for (const event of events) document.removeEventListener(event, wake)
      clearTimeout(timer)
    }
  }, [])
  return isQuiet
}
