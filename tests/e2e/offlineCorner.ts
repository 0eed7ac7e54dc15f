import type { Page } from 'playwright-core'
import { isSaved, joinAs, saveState } from './boardPage.ts'
import { NETWORK_AWAY } from './complaints.ts'
import type { Device } from './devices.ts'
import type { House } from './house.ts'

/** A tablet in a corner of the room, with a Wi-Fi that it has for itself. */
export async function joinInCorner(
  house: House,
  session: { id: string; joinCode: string },
  name: string,
  device: Device = 'tablet',
) {
  const wifi = await house.openWifi()
  const page = await joinAs(house, session, { name, device, wifi })
  const isAway = (of: Page): Promise<void> => saveState(of).getByText('Hors ligne', { exact: false }).waitFor()
  return {
    page,
    wifi,
    async leaveNetwork(): Promise<void> {
      house.complaints.tolerate(NETWORK_AWAY)
      wifi.goAway()
      await isAway(page)
    },
    async findNetwork(): Promise<void> {
      wifi.comeBack()
      await isSaved(page)
    },
    /** The battery is empty, and the tablet comes back where there is a network: what only the page knew is gone. */
    async comeBackAnew(): Promise<Page> {
      const context = page.context()
      await page.close()
      wifi.comeBack()
      const again = await context.newPage()
      await again.goto(`/s/${session.id}`)
      return again
    },
  }
}
