import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { clearToasts } from '../ui/Toast';

afterEach(() => {
  cleanup();
  clearToasts();
});
