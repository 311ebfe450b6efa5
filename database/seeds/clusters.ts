import { technical } from './clusters-technical';
import { university } from './clusters-university';

/**
 * 18 學群 and 20 群類 with what a student would ask (1.3). Written for a first start; platform staff edit them in the
 * admin from then on.
 */
export interface ClusterText {
  name: string;
  /** One sentence for the list. */
  summary: string;
  /** What is studied. */
  studies: string;
  /** Subjects of senior high school that lead there. */
  subjects: string;
  /** Abilities and traits that it suits. */
  traits: string;
  departments: string;
  leadsTo: string;
  /** Further than those that the whole kind has. */
  links?: readonly Link[];
}

export interface Link {
  title: string;
  url: string;
}

interface Cluster extends Omit<ClusterText, 'links'> {
  kind: 'university' | 'technical';
  code: string;
  position: number;
  links: readonly Link[];
}

const common: Record<Cluster['kind'], readonly Link[]> = {
  university: [
    { title: 'ColleGo! 大學選才與高中育才輔助系統', url: 'https://collego.edu.tw/' },
    { title: '大學甄選入學委員會', url: 'https://www.cac.edu.tw/' },
  ],
  technical: [
    { title: '技訊網：技專校院招生資訊', url: 'https://www.techadmi.edu.tw/' },
    { title: '技專校院招生委員會聯合會', url: 'https://www.jctv.ntut.edu.tw/' },
  ],
};

const rows = (kind: Cluster['kind'], texts: readonly ClusterText[]): Cluster[] =>
  texts.map(({ links = [], ...text }, index) => ({ kind, code: String(index + 1).padStart(2, '0'), position: index + 1, ...text, links: [...links, ...common[kind]] }));

export const clusters: Cluster[] = [...rows('university', university), ...rows('technical', technical)];
