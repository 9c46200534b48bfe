import './ui/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { installBrowser } from './bridge/browser';
import { guardDrops } from './bridge/files';

guardDrops();
installBrowser();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
