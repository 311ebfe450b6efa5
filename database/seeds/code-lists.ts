/** Code tables for which no official source was found: editable in the admin, marked 非官方. */
const lists: Record<string, [code: string, name: string][]> = {
  幹部等級: [['1', '校級'], ['2', '班級'], ['3', '社團'], ['4', '其他']],
  競賽等級: [['1', '校級'], ['2', '縣市級'], ['3', '全國'], ['4', '國際'], ['5', '其他']],
  團體參與: [['0', '個人'], ['1', '團體']],
  團體活動類別: [['1', '班級活動'], ['2', '社團活動'], ['3', '學生自治活動'], ['4', '學生服務學習活動'], ['5', '週會'], ['6', '講座']],
  彈性學習類別: [['1', '自主學習'], ['2', '選手培訓'], ['3', '充實(增廣)教學'], ['4', '補強性教學'], ['5', '學校特色活動']],
  職場學習類別: [['1', '實習'], ['2', '參訪'], ['3', '其他']],
  '補修/重修方式': [['1', '專班'], ['2', '自學輔導'], ['3', '隨班']],
};

export const codeLists = Object.entries(lists).flatMap(([list, entries]) => entries.map(([code, name], position) => ({ list, code, name, position })));
