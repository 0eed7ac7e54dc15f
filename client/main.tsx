import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, RouterProvider } from 'react-router'
import './design/global.css'
import { ToastRegion } from './design/ToastRegion.tsx'
import { startI18n } from './i18n/i18n.ts'
import { routes } from './routes.tsx'

await startI18n()
const router = createBrowserRouter(routes)
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <RouterProvider router={router} />
    <ToastRegion />
  </StrictMode>,
)
