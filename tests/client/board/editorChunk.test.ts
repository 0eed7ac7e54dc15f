import { describe, expect, it, vi } from 'vitest'
import { EditorChunk } from '../../../client/board/editor/editorChunk.ts'
import { FakeWorld } from '../sync/fakeWorld.ts'

const full = () => null
const plain = () => null

/** A chunk whose loads are ended by hand. */
function setUp() {
  const world = new FakeWorld()
  const loads: PromiseWithResolvers<typeof full>[] = []
  const load = vi.fn(() => {
    loads.push(Promise.withResolvers())
    return loads.at(-1)!.promise
  })
  const chunk = new EditorChunk(load, plain, world)
  const end = async (how: 'come' | 'fail'): Promise<void> => {
    if (how === 'come') loads.at(-1)!.resolve(full)
    else loads.at(-1)!.reject(new Error('no network'))
    await vi.waitUntil(() => chunk.editor === (how === 'come' ? full : plain))
    await Promise.resolve()
  }
  return { world, chunk, load, end }
}

describe('[BD27] the editor’s chunk', () => {
  it('is fetched once', async () => {
    const { chunk, load, end } = setUp()
    chunk.fetch()
    chunk.fetch()
    expect(chunk.editor).toBeNull()
    await end('come')
    chunk.fetch()
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('gives way to a plain field when it cannot be loaded, and is tried again, also when the page wakes', async () => {
    const { world, chunk, load, end } = setUp()
    chunk.fetch()
    await end('fail')
    world.pass(9_000)
    expect(load).toHaveBeenCalledTimes(1)
    world.pass(1_000)
    expect(load).toHaveBeenCalledTimes(2)
    await end('fail')
    world.wake()
    expect(load).toHaveBeenCalledTimes(3)
    await end('come')
    world.wake()
    world.pass(60_000)
    expect(load).toHaveBeenCalledTimes(3)
  })

  it('gives way to a plain field after some seconds of waiting, and takes its place when it comes', async () => {
    const { world, chunk, end } = setUp()
    chunk.fetch()
    world.pass(4_000)
    expect(chunk.editor).toBeNull()
    world.pass(1_000)
    expect(chunk.editor).toBe(plain)
    await end('come')
    expect(chunk.editor).toBe(full)
  })
})
