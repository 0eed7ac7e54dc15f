import { LogOut, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { signOutFacilitator } from '../api/auth.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { PageHeader } from '../design/Brand.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { Menu } from '../design/Menu.tsx'
import { tellFailure } from '../design/toasts.ts'

/** The head of the facilitator's pages that are not a live session. */
export function FacilitatorHeader() {
  const { t } = useTranslation('facilitator')
  const signOut = async () => {
    const answer = await signOutFacilitator()
    if (!answer.ok) return tellFailure(problemMessage(answer.problem))
    // A full load: nothing of the facilitator's stays in this page's memory.
    window.location.assign('/')
  }
  return (
    <PageHeader>
      <Menu
        label={t('account')}
        trigger={
          <IconButton label={t('account')}>
            <UserRound aria-hidden size={22} />
          </IconButton>
        }
        acts={[
          {
            id: 'sign-out',
            label: t('signOut'),
            icon: <LogOut aria-hidden size={20} />,
            onAct: () => void signOut(),
          },
        ]}
      />
    </PageHeader>
  )
}
