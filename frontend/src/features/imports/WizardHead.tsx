import { X } from 'lucide-react';
import { Steps } from '../../ui/Blocks';
import { IconButton } from '../../ui/IconButton';
import { RoomHead } from '../../ui/RoomHead';
import { useSay } from '../../words/say';
import { importsHref, visit } from './places';
import s from './Wizard.module.css';

/** The head of the wizard: back, what is imported, where one is, close. Closing loses nothing. */
export function WizardHead(p: { file: string; at: 0 | 1 | 2; onBack: () => void; backLabel: string }) {
  const say = useSay();
  return (
    <RoomHead
      title={say('import.title')}
      note={p.at > 0 && <span className={s.file}>{p.file}</span>}
      back={{ label: p.backLabel, do: p.onBack }}
    >
      <Steps
        label={say('import.steps')}
        steps={[say('import.step_columns'), say('import.step_review'), say('import.step_import')]}
        at={p.at}
        onBack={p.onBack}
      />
      <span className="grow" />
      <IconButton icon={X} label={say('import.close')} size="md" onPress={() => visit(importsHref)} />
    </RoomHead>
  );
}
