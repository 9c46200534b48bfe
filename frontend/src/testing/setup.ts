import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { clearToasts } from '../ui/Toast';

// What is waited for comes; on a busy machine it comes late.
configure({ asyncUtilTimeout: 6000 });

afterEach(() => {
  cleanup();
  clearToasts();
});
