import { networkInterfaces } from 'node:os'

/** Addresses under which tablets of the same network may reach this server, as URLs, the likeliest first.
 *  @param host what the server listens on: 0.0.0.0 and :: stand for every interface. */
export function networkAddresses({ host, port }: { host: string; port: number }): string[] {
  if (isLoopback(host)) return []
  if (!isEveryInterface(host)) return [urlOf(host, port)]
  return Object.entries(networkInterfaces())
    .flatMap(([name, addresses]) => (addresses ?? []).map((address) => ({ ...address, name })))
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !isSelfAssigned(address))
    .sort((a, b) => Number(isVirtual(a.name)) - Number(isVirtual(b.name)))
    .map(({ address }) => urlOf(address, port))
}

/** The address to open on this very machine. */
export const localAddress = ({ host, port }: { host: string; port: number }): string =>
  urlOf(isEveryInterface(host) || isLoopback(host) ? 'localhost' : host, port)

const isEveryInterface = (host: string): boolean => host === '0.0.0.0' || host === '::'
const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')
/** What an interface gives itself when nobody assigns it an address: no tablet will have such a one. */
const isSelfAssigned = (address: string): boolean => address.startsWith('169.254.')
/** Bridges of containers and virtual machines come last. */
const isVirtual = (name: string): boolean => /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|utun)/.test(name)

const urlOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}${port === 80 ? '' : `:${port}`}`
