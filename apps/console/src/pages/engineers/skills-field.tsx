import { skillLevels, type SkillLevel } from '@scanfix/shared-types';
import { Segmented, Skeleton } from 'antd';
import { CategoryIcon } from '../../components/category-icon';
import { pageStyles } from '../../components/page';
import { useCategories } from '../../components/pickers';
import { useWords } from '../../i18n';
import styles from './engineers.module.css';

type Skills = Record<number, SkillLevel>;

/** One level for each category of assets. */
export function SkillsField({ value = {}, onChange, disabled = false }: { value?: Skills; onChange?: (skills: Skills) => void; disabled?: boolean }) {
  const words = useWords();
  const categories = useCategories();
  if (!categories.data) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  if (categories.data.length === 0) return <span className={pageStyles.hint}>{words.engineers.noCategories}</span>;
  const choose = (categoryId: number, level: SkillLevel | 0): void => {
    const { [categoryId]: _before, ...others } = value;
    onChange?.(level === 0 ? others : { ...others, [categoryId]: level });
  };
  return (
    <ul className={styles.skills}>
      {categories.data.map(({ id, name, icon }) => (
        <li key={id} className={styles.skill}>
          <span className={styles.skillName}><CategoryIcon icon={icon} /> {name}</span>
          <Segmented<SkillLevel | 0>
            aria-label={name}
            disabled={disabled}
            value={value[id] ?? 0}
            onChange={(level) => choose(id, level)}
            options={[{ value: 0, label: words.engineers.notTrained }, ...skillLevels.map((level) => ({ value: level, label: words.recommendation.skillLevels[level] }))]}
          />
        </li>
      ))}
    </ul>
  );
}
