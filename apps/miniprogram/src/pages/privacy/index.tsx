import { Text, View } from '@tarojs/components';
import { Card, Fact, LinkRow } from '@/components/card';
import { screen } from '@/components/screen';
import { device, personalData } from '@/device';
import { useWords } from '@/i18n';
import styles from './index.module.scss';

/** What is used, what for, and what to do when one refuses. */
function Privacy() {
  const words = useWords();
  const { privacy } = words;
  const { openPrivacyContract } = device;
  return (
    <View>
      <Text className={styles.text}>{privacy.intro}</Text>
      {personalData.map((item) => {
        const { name, purpose, alternative } = privacy.items[item];
        return (
          <Card key={item} title={name}>
            <Fact name={privacy.purpose}><Text>{purpose}</Text></Fact>
            <Fact name={privacy.alternative}><Text>{alternative}</Text></Fact>
          </Card>
        );
      })}
      <Text className={styles.text}>{privacy.storage}</Text>
      <Text className={styles.text}>{privacy.rights}</Text>
      {openPrivacyContract && <Card><LinkRow icon="shield" title={privacy.wechatContract} onClick={openPrivacyContract} /></Card>}
    </View>
  );
}

export default screen(Privacy, { title: (words) => words.privacy.title });
