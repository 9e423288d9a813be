import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Person, PersonView } from '../../contract.js';
import { Avatar } from '../avatar.js';
import { useText } from '../i18n/text-context.js';
import { sandboxApi } from '../sandbox-api.js';
import { PersonForm } from './person-form.js';
import { Section } from './section.js';

interface PeopleSectionProps {
  people: PersonView[];
  person: PersonView | null;
  onChoose: (id: string) => void;
}

type Editing = { person: PersonView | null } | null;

export function PeopleSection({ people, person, onChoose }: PeopleSectionProps) {
  const { panel, guide } = useText();
  const [editing, setEditing] = useState<Editing>(null);

  const save = async (saved: Person): Promise<void> => {
    await sandboxApi.savePerson(saved);
    setEditing(null);
    onChoose(saved.id);
  };
  const remove = async ({ id, name }: Person): Promise<void> => {
    if (!window.confirm(panel.removeConfirm(name))) return;
    await sandboxApi.removePerson(id);
    setEditing(null);
  };
  return (
    <Section title={panel.who}>
      {people.length === 0 && !editing && <p className="hint">{guide.nobody}</p>}
      <ul className="people">
        {people.map((other) => (
          <li key={other.id}>
            <button className="person" aria-pressed={other.id === person?.id} onClick={() => onChoose(other.id)} data-testid="person" data-person={other.id}>
              <Avatar name={other.name} color={other.avatarColor} size={36} />
              <span className="person__text">
                <strong>{other.name}</strong>
                <small title={other.note}>{other.note}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {editing ? (
        <PersonForm
          key={editing.person?.id ?? 'new'}
          person={editing.person}
          onSave={save}
          onRemove={editing.person ? remove : null}
          onCancel={() => setEditing(null)}
        />
      ) : (
        <div className="card__actions">
          {person && (
            <button className="text-button" onClick={() => setEditing({ person })} data-testid="edit-person">
              {panel.editPerson}
            </button>
          )}
          <button className="text-button" onClick={() => setEditing({ person: null })} data-testid="add-person">
            <UserPlus size={16} aria-hidden /> {panel.addPerson}
          </button>
        </div>
      )}
    </Section>
  );
}
