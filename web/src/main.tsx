import './zod-config.ts';
import '@mantine/core/styles.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import { startAppearance } from './shell/appearance.ts';
import { startLanguage } from './shell/i18n.ts';
import { startKeys } from './shell/keys.ts';
import { watchInput } from './shell/last-input.ts';
import { startNewVersion } from './shell/new-version.ts';
import { startStyleNonce } from './shell/style-nonce.ts';
import { sayWholeWords } from './shell/whole-words.ts';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

startStyleNonce();
startAppearance();
startKeys();
watchInput();
startNewVersion();
sayWholeWords();
await startLanguage();
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
