import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { localAddress, networkAddresses } from '../../server/launch/networkAddresses.ts'

describe('the settings', () => {
  it('have defaults, which an empty variable leaves as they are', () => {
    const expected = {
      port: 8700,
      host: '0.0.0.0',
      dataDir: resolve('data'),
      metricsPublic: false,
      trustProxy: false,
      logLevel: 'warn',
    }
    expect(readConfig({})).toEqual({ ok: true, config: expected })
    expect(readConfig({ PORT: '', HOST: '', DATA_DIR: '' })).toEqual({ ok: true, config: expected })
  })

  it('[LA6] are taken from the environment', () => {
    const environment = { PORT: '80', HOST: '::1', DATA_DIR: '/srv/tablee', METRICS_PUBLIC: '1', TRUST_PROXY: 'true' }
    expect(readConfig(environment)).toMatchObject({
      config: { port: 80, host: '::1', dataDir: '/srv/tablee', metricsPublic: true, trustProxy: true },
    })
  })

  it.each([
    ['PORT', '-1'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['METRICS_PUBLIC', 'perhaps'],
    ['LOG_LEVEL', 'loud'],
  ])('[LA6] refuse %s=%s in one line that names it', (name, value) => {
    const read = readConfig({ [name]: value })
    expect(read.ok).toBe(false)
    expect(!read.ok && read.problem).toMatch(new RegExp(`^${name} must be .+, not "${value}"$`))
  })
})

describe('the addresses that a start tells', () => {
  it('are of this machine alone when it listens to nobody else', () => {
    expect(networkAddresses({ host: '127.0.0.1', port: 8700 })).toEqual([])
    expect(localAddress({ host: '127.0.0.1', port: 8700 })).toBe('http://localhost:8700')
  })

  it('are the one that it was told to listen on', () => {
    expect(networkAddresses({ host: '192.168.1.7', port: 80 })).toEqual(['http://192.168.1.7'])
    expect(localAddress({ host: '192.168.1.7', port: 80 })).toBe('http://192.168.1.7')
    expect(localAddress({ host: 'fd00::7', port: 8700 })).toBe('http://[fd00::7]:8700')
  })

  it('leave out what a tablet cannot reach', () => {
    for (const address of networkAddresses({ host: '0.0.0.0', port: 8700 })) {
      expect(address).toMatch(/^http:\/\/\d+\.\d+\.\d+\.\d+:8700$/)
      expect(address).not.toMatch(/\/\/(127|169\.254)\./)
    }
  })
})
