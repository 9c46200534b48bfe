import { ChevronRight, FileDown, FileInput, FlaskConical, Plus } from 'lucide-react';
import { useMe } from '../../bridge/me';
import { keyText } from '../../lib/keys';
import { Button } from '../../ui/Button';
import { FormatHelp } from '../../ui/FormatHelp';
import { Icon } from '../../ui/Icon';
import { useSay } from '../../words/say';
import s from './FirstRun.module.css';

/** What stands where somebody has no leads yet: the doorway, and the ways to bring some in that they have. */
export function FirstRun(p: {
  onChoose: () => void;
  onAdd: () => void;
  onSample: () => void;
  onTemplate: () => void;
  mayImport: boolean;
}) {
  const say = useSay();
  const me = useMe().data;
  const ways = [
    {
      id: 'sample',
      icon: FlaskConical,
      title: say('first.sample'),
      hint: say('first.sample_hint'),
      do: p.onSample,
    },
    {
      id: 'template',
      icon: FileDown,
      title: say('first.template'),
      hint: say('first.template_hint'),
      do: p.onTemplate,
    },
  ];
  return (
    <div className={s.first}>
      <div className={s.hall} aria-hidden="true">
        <div className={s.floor} />
        <div className={s.door} />
        <div className={s.path} />
      </div>
      <h1>{say(p.mayImport ? 'first.title' : 'first.own_title')}</h1>
      <p className={s.text}>
        {p.mayImport ? say('first.text', { keys: keyText('Mod V') }) : say('first.own_text')}
      </p>
      <div className={s.acts}>
        {p.mayImport && (
          <Button look="primary" size="lg" icon={FileInput} onPress={p.onChoose}>
            {say('first.choose')}
          </Button>
        )}
        <Button size="lg" icon={Plus} onPress={p.onAdd}>
          {say('first.add')}
        </Button>
        {p.mayImport && me && (
          <span className={s.help}>
            <FormatHelp {...me} />
          </span>
        )}
      </div>
      {p.mayImport && (
        <ul className={s.ways}>
          {ways.map((w) => (
            <li key={w.id}>
              <button type="button" onClick={w.do}>
                <Icon of={w.icon} className="soft" />
                <span className="grow">
                  <b>{w.title}</b>
                  <small>{w.hint}</small>
                </span>
                <Icon of={ChevronRight} size={14} className="muted" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
