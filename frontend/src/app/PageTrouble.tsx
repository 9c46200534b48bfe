import { CircleAlert, SignpostBig } from 'lucide-react';
import { EmptyState } from '../ui/Blocks';
import { Button } from '../ui/Button';
import { useSay } from '../words/say';
import s from './Frame.module.css';

/** Stands in for a page that broke; everything kept is kept by Go. */
export function PageTrouble() {
  const say = useSay();
  return (
    <div className={s.trouble}>
      <EmptyState
        icon={CircleAlert}
        title={say('app.failed')}
        action={
          <Button look="primary" onPress={() => window.location.reload()}>
            {say('app.reload')}
          </Button>
        }
      >
        {say('app.failed_hint')}
      </EmptyState>
    </div>
  );
}

/** An address that leads nowhere, as one of an older Foyer: it says so, and leads on. */
export function Nowhere() {
  const say = useSay();
  return (
    <div className={s.trouble}>
      <EmptyState
        icon={SignpostBig}
        title={say('app.nowhere')}
        action={
          <Button
            look="primary"
            onPress={() => {
              window.location.hash = '/leads';
            }}
          >
            {say('app.to_leads')}
          </Button>
        }
      />
    </div>
  );
}
