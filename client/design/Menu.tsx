import type { ReactElement, ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { classNames } from './classNames.ts'
import styles from './Menu.module.css'

export interface MenuAct {
  id: string
  label: string
  icon?: ReactNode
  isDanger?: boolean
  isDisabled?: boolean
  onAct(): void
}

/** A button that opens a list of acts. `trigger` is a Button or an IconButton. */
export function Menu({ trigger, acts, label }: { trigger: ReactElement; acts: MenuAct[]; label: string }) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={classNames(styles.popover)}>
        <AriaMenu aria-label={label} className={classNames(styles.menu)} disabledKeys={idsOfDisabled(acts)}>
          {acts.map((act) => (
            <MenuItem
              key={act.id}
              id={act.id}
              textValue={act.label}
              onAction={act.onAct}
              className={classNames(styles.item, act.isDanger && styles.danger)}
            >
              {act.icon}
              {act.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

const idsOfDisabled = (acts: MenuAct[]): string[] => acts.filter((act) => act.isDisabled).map((act) => act.id)
