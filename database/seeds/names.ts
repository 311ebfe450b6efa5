/** Names for people who do not exist, with the shapes that real registers hold and that programs stumble over. */

import type { Gender } from './national-ids';
import type { Random } from './random';

// Common surnames stand several times.
const SURNAMES = [...(
  '陳陳陳陳陳陳陳陳林林林林林林黃黃黃黃張張張張李李李李王王王吳吳吳劉劉蔡蔡楊楊許許鄭鄭謝謝洪洪郭郭邱邱曾曾廖廖賴賴徐徐周周葉葉蘇蘇' +
  '莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈余趙盧梁顏柯孫魏翁戴范宋方鄧杜傅侯曹薛丁卓馬董温石紀唐蔣田尤姚連馮康涂'
)];
const COMPOUND_SURNAMES = ['歐陽', '司馬', '諸葛', '上官', '張簡', '范姜', '周黃'];
const GIVEN: Record<Gender, readonly string[]> = {
  男: [...'冠宇承恩柏翰家豪俊宏志明建文哲瑋彥廷宗翔詠睿子軒品均育誠凱傑威仲信銘博祥聖耀昱辰晨浩宥秉祐紹謙煒鈞政勳'],
  女: [...'雅婷怡君佳穎欣妤思涵詩芸宜庭心慈郁雯品妍子晴羽彤靜芳美玲淑芬筱珊曉薇亭瑜沛琪若瑄語蓁采潔鈺佩儀嘉玟'],
};
const INDIGENOUS_FIRST = ['巴奈', '達賴', '伊布', '谷木', '尤命', '比黛', '拉罕', '阿布斯', '優瑪', '撒可努'];
const INDIGENOUS_SECOND = ['莎韻', '羅幸', '伊斯坦大', '瓦旦', '烏瑪斯', '古拉斯', '谷拉斯', '達努巴克'];
const LATIN_FIRST = ['Lisin', 'Panay', 'Kacaw', 'Mayaw', 'Ipay', 'Yuma'];
const LATIN_SECOND = ['Rimuy', 'Watan', 'Takisvilainan', 'Longkiki', 'Batu', 'Kaliting'];

type NameMaker = (random: Random, gender: Gender) => string;

/** In every group of a few dozen people each of these occurs. The first two hold characters outside the BMP. */
const RARE_NAMES: readonly NameMaker[] = [
  (random, gender) => `${random.pick(SURNAMES)}𠮷${random.pick(GIVEN[gender])}`,
  (random) => `${random.pick(SURNAMES)}𡍼`,
  (random) => `${random.pick(INDIGENOUS_FIRST)}·${random.pick(INDIGENOUS_SECOND)}`,
  (random) => `${random.pick(LATIN_FIRST)} ${random.pick(LATIN_SECOND)}`,
  (random, gender) => `${random.pick(COMPOUND_SURNAMES)}${givenName(random, gender)}`,
];

function givenName(random: Random, gender: Gender): string {
  return random.pick(GIVEN[gender]) + random.pick(GIVEN[gender]);
}

/**
 * A name for the person with this number in a group. Numbers 5, 11, 17, 23 and 29 get one of the rare shapes, so that
 * even a small school has them; others do so now and then.
 */
export function personName(random: Random, gender: Gender, number: number): string {
  const rare = number < 30 && number % 6 === 5 ? RARE_NAMES[Math.floor(number / 6)] : undefined;
  if (rare) return rare(random, gender);
  if (random.chance(0.01)) return random.pick(RARE_NAMES)(random, gender);
  const surname = random.pick(SURNAMES);
  return random.chance(0.07) ? surname + random.pick(GIVEN[gender]) : surname + givenName(random, gender);
}
