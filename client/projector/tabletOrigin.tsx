/** Under which address tablets reach this server. A page that was opened as localhost must not send them to themselves. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchAddresses } from '../api/addresses.ts'
import { useLoaded } from '../api/useLoaded.ts'
import { Select } from '../design/Select.tsx'
import { isOnlyThisMachine } from '../facilitator/links.ts'

export interface OriginChoice {
  /** Such as `http://192.168.1.20:8700`. */
  origin: string
  origins: string[]
  choose(origin: string): void
  /** Whether other devices can use it at all. */
  isReachable: boolean
}

export function useTabletOrigin(): OriginChoice {
  const here = window.location.origin
  const isLocal = isOnlyThisMachine(here)
  const loaded = useLoaded(async () => (isLocal ? fetchAddresses() : noAddresses), `addresses:${isLocal}`)
  const [chosen, choose] = useState<string | null>(null)
  const found = loaded.state === 'ready' ? loaded.value.addresses.filter((address) => !isOnlyThisMachine(address)) : []
  const origins = isLocal && found.length > 0 ? found : [here]
  const origin = chosen !== null && origins.includes(chosen) ? chosen : origins[0]!
  return { origin, origins, choose, isReachable: loaded.state === 'loading' || !isOnlyThisMachine(origin) }
}

const noAddresses = { ok: true as const, value: { addresses: [] as string[] } }

/** A chooser when there are several addresses, a warning when there is none. */
export function AddressChoice({ choice }: { choice: OriginChoice }) {
  const { t } = useTranslation('projector')
  if (!choice.isReachable) return <p>{t('noAddress')}</p>
  if (choice.origins.length < 2) return null
  return (
    <Select
      label={t('address')}
      value={choice.origin}
      options={choice.origins.map((origin) => ({ value: origin, text: origin.replace(/^https?:\/\//, '') }))}
      onChange={choice.choose}
    />
  )
}
