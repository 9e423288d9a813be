import { phonePattern } from '@scanfix/shared-types';
import { useState, type FormEvent } from 'react';
import type { Person } from '../../contract.js';
import { useText } from '../i18n/text-context.js';

const avatarColors = ['#2f7d6b', '#b4643c', '#4f6fb0', '#8a5a9b', '#b08a2e', '#3f7f9a', '#a34d5e'];

interface PersonFormProps {
  /** Null makes a new one. */
  person: Person | null;
  onSave: (person: Person) => Promise<void>;
  onRemove: ((person: Person) => Promise<void>) | null;
  onCancel: () => void;
}

export function PersonForm({ person, onSave, onRemove, onCancel }: PersonFormProps) {
  const { panel, common } = useText();
  const [name, setName] = useState(person?.name ?? '');
  const [phone, setPhone] = useState(person?.phone ?? '');
  const [note, setNote] = useState(person?.note ?? '');
  const [problem, setProblem] = useState<string | null>(null);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const number = phone.replace(/[\s-]/g, '').replace(/^\+86/, '');
    if (!name.trim()) return setProblem(panel.nameNeeded);
    if (number && !phonePattern.test(number)) return setProblem(panel.phoneWrong);
    void onSave({
      id: person?.id ?? newId(),
      name: name.trim(),
      phone: number || null,
      note: note.trim(),
      avatarColor: person?.avatarColor ?? avatarColors[Math.floor(Math.random() * avatarColors.length)] ?? '#2f7d6b',
      refusesPhone: person?.refusesPhone ?? false,
    });
  };
  return (
    <form className="person-form" onSubmit={save} data-testid="person-form">
      <label className="field">
        <span>{panel.name}</span>
        <input value={name} onChange={({ target }) => setName(target.value)} maxLength={40} autoFocus data-testid="person-name" />
      </label>
      <label className="field">
        <span>{panel.phone}</span>
        <input value={phone} onChange={({ target }) => setPhone(target.value)} inputMode="tel" data-testid="person-phone" />
      </label>
      <label className="field">
        <span>{panel.note}</span>
        <input value={note} onChange={({ target }) => setNote(target.value)} maxLength={40} data-testid="person-note" />
      </label>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <div className="card__actions">
        {person && onRemove && (
          <button type="button" className="text-button text-button--harm" onClick={() => void onRemove(person)}>
            {common.remove}
          </button>
        )}
        <button type="button" className="text-button" onClick={onCancel}>
          {common.cancel}
        </button>
        <button className="button" data-testid="person-save">
          {common.save}
        </button>
      </div>
    </form>
  );
}

function newId(): string {
  return `person-${Date.now().toString(36)}`;
}
