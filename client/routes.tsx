/** Every page and its address. What a participant needs first comes with the first load; the rest are chunks of their own. */
import type { RouteObject } from 'react-router'
import { Loading } from './design/Loading.tsx'
import { BrokenPage } from './errors/BrokenPage.tsx'
import { NothingHere } from './errors/Trouble.tsx'
import { JoinPage } from './join/JoinPage.tsx'
import { StartPage } from './join/StartPage.tsx'

export const routes: RouteObject[] = [
  {
    ErrorBoundary: BrokenPage,
    HydrateFallback: Loading,
    children: [
      { path: '/', Component: StartPage },
      { path: '/join', Component: JoinPage },
      {
        path: '/s/:sessionId',
        lazy: async () => ({ Component: (await import('./participant/ParticipantPage.tsx')).ParticipantPage }),
      },
      {
        path: '/sessions/new',
        lazy: async () => ({ Component: (await import('./facilitator/NewSessionPage.tsx')).NewSessionPage }),
      },
      {
        path: '/sessions/:sessionId',
        lazy: async () => ({ Component: (await import('./facilitator/SessionPage.tsx')).SessionPage }),
      },
      {
        path: '/sessions/:sessionId/projector',
        lazy: async () => ({ Component: (await import('./projector/ProjectorPage.tsx')).ProjectorPage }),
      },
      {
        path: '/sessions/:sessionId/boards/:boardId',
        lazy: async () => ({ Component: (await import('./board/FacilitatorBoardPage.tsx')).FacilitatorBoardPage }),
      },
      {
        path: '/review/:iterationId',
        lazy: async () => ({ Component: (await import('./review/ReviewPage.tsx')).ReviewPage }),
      },
      { path: '*', Component: NothingHere },
    ],
  },
]
